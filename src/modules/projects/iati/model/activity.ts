import { attributeOf, childOf, childrenOf, textOf } from '../tree.ts'
import type { Node } from '../tree.ts'
import { policyMarkers, relatedActivities, tags } from './classifications.ts'
import { activityDates } from './dates.ts'
import { documents } from './documents.ts'
import { isTrue } from './flags.ts'
import { given } from './given.ts'
import { codeIn, locations } from './locations.ts'
import { budgets, plannedDisbursements } from './money.ts'
import { narrativesOf } from './narratives.ts'
import type { Defaults } from './narratives.ts'
import { participatingOrganisations, reportingOrganisation } from './organisations.ts'
import { results } from './results.ts'
import { recipientCountries, recipientRegions, sectors } from './shares.ts'
import { transactions } from './transactions.ts'

/** What pages, searches and totals need of an activity. All of it is in the tree, which says more. */
export type Activity = ReturnType<typeof activityFrom>

/**
 * The model of an activity of 2.03 that has no fault of severity error. `status` is an ActivityStatus,
 * `hierarchy` is 1 when not given (the standard's default), `lastUpdated` an xsd:dateTime as written.
 */
export function activityFrom(tree: Node) {
  const defaults: Defaults = {
    lang: attributeOf(tree, 'xml:lang'),
    currency: attributeOf(tree, 'default-currency'),
  }
  return given({
    identifier: textOf(childOf(tree, 'iati-identifier')),
    version: '2.03',
    defaultCurrency: defaults.currency,
    defaultLanguage: defaults.lang,
    hierarchy: Number(attributeOf(tree, 'hierarchy') ?? '1'),
    lastUpdated: attributeOf(tree, 'last-updated-datetime'),
    humanitarian: isTrue(tree, 'humanitarian'),
    titles: narrativesOf(childOf(tree, 'title'), defaults),
    descriptions: childrenOf(tree, 'description').map((node) =>
      given({ type: attributeOf(node, 'type'), narratives: narrativesOf(node, defaults) }),
    ),
    reporting: reportingOrganisation(tree, defaults),
    participating: participatingOrganisations(tree, defaults),
    status: codeIn(tree, 'activity-status') ?? '',
    dates: activityDates(tree, defaults),
    countries: recipientCountries(tree, defaults),
    regions: recipientRegions(tree, defaults),
    locations: locations(tree, defaults),
    sectors: sectors(tree, defaults),
    tags: tags(tree, defaults),
    policyMarkers: policyMarkers(tree, defaults),
    budgets: budgets(tree, defaults),
    plannedDisbursements: plannedDisbursements(tree, defaults),
    transactions: transactions(tree, defaults),
    documents: documents(tree, defaults),
    related: relatedActivities(tree),
    results: results(tree, defaults),
  })
}
