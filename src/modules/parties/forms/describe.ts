import { isRefusal, refuse } from '../../../platform/record/index.ts'
import { actsWith } from '../../../platform/identity/index.ts'
import { actPage } from '../../../platform/web/act-page.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import { partyAdministrators } from '../../../platform/web/policies.ts'
import type { ActRoute } from '../../../platform/web/route.ts'
import { findParty } from '../queries.ts'
import { describedBy, focalPointFields, focalPointOf, partyFieldsOf, valuesOf } from './party-fields.ts'

const partyOf = (c: Ctx) => findParty(c.db, c.params['party'] ?? '')

/** A party is described anew, by its administrator or by the secretariat. */
export const describeForm: ActRoute = {
  kind: 'act',
  path: '/parties/:party/describe',
  policy: partyAdministrators,
  act: 'party.described',
  page: async (c, filled) => {
    const party = await partyOf(c)
    if (!party) return undefined
    const { l } = c
    const typed = filled.refusal !== undefined
    const values = typed ? filled.values : valuesOf(party)
    return actPage(c, filled, {
      parties: [party.id],
      title: l.t('parties.describe'),
      crumbs: [
        { label: l.t('parties.title'), href: c.href('/parties') },
        { label: l.pick(party.name).text, href: c.href(`/parties/${party.id}`) },
        { label: l.t('parties.describe') },
      ],
      fact: l.t('parties.describe-fact'),
      heading: l.t('parties.who'),
      action: `/parties/${party.id}/describe`,
      fields: (errors) => [
        ...partyFieldsOf(c, values, errors, { kind: actsWith(c.viewer, 'secretary') }),
        ...focalPointFields(c, typed ? values : {}, errors),
      ],
    })
  },
  ask: async (c, values) => {
    const party = await partyOf(c)
    if (!party) return refuse('parties.no-such-party', { party: c.params['party'] ?? '' })
    const described = describedBy(values)
    if (isRefusal(described)) return described
    return {
      body: {
        party: party.id,
        ...described,
        kind: described['kind'] || party.kind,
        ...(party.region && { region: party.region }),
      },
      ...focalPointOf(values),
    }
  },
  onward: (c) => `/parties/${c.params['party']}`,
}
