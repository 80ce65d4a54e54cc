import type { Report } from '../faults.ts'
import { attributeOf, select } from '../tree.ts'
import type { Node } from '../tree.ts'
import { codelists } from './codes.ts'
import type { Codelist } from './codes.ts'

/** Where the standard's codelist mapping puts the codes that are checked: element path, attribute, list. */
const coded: [path: string[], attribute: string, list: Codelist][] = [
  [[], 'default-currency', 'Currency'],
  [['participating-org'], 'role', 'OrganisationRole'],
  [['activity-status'], 'code', 'ActivityStatus'],
  [['activity-date'], 'type', 'ActivityDateType'],
  [['budget', 'value'], 'currency', 'Currency'],
  [['planned-disbursement', 'value'], 'currency', 'Currency'],
  [['transaction', 'transaction-type'], 'code', 'TransactionType'],
  [['transaction', 'value'], 'currency', 'Currency'],
  [['crs-add', 'loan-status'], 'currency', 'Currency'],
  [['fss', 'forecast'], 'currency', 'Currency'],
]

/** Reports codes that their list does not hold. A missing attribute is the schema's matter, not this one's. */
export function checkCodes(activity: Node, report: Report): void {
  for (const [path, attribute, list] of coded) {
    for (const node of select(activity, ...path)) {
      if (node.attributes[attribute] === undefined) continue
      const code = attributeOf(node, attribute) ?? ''
      if (!codelists[list].has(code)) {
        report('code-unknown', node, { attribute, values: { code: code.slice(0, 60), codelist: list } })
      }
    }
  }
}
