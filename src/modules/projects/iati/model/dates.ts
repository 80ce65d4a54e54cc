import { attributeOf, childOf, childrenOf } from '../tree.ts'
import type { Node } from '../tree.ts'
import { narrativesOf } from './narratives.ts'
import type { Defaults, Narrative } from './narratives.ts'

/** `type`: ActivityDateType. `date`: `YYYY-MM-DD`. */
export type ActivityDate = { type: string; date: string; narratives: Narrative[] }

/** The calendar day of an xsd:date attribute. A time zone, which XSD allows and the tree keeps, is not part of a legal day. */
export function dayOf(node: Node | undefined, attribute = 'iso-date'): string | undefined {
  return attributeOf(node, attribute)?.replace(/(Z|[+-]\d\d:\d\d)$/, '')
}

/** The `iso-date` of a child: `period-start`, `transaction-date`, `document-date`. */
export const dayIn = (parent: Node, name: string): string | undefined => dayOf(childOf(parent, name))

export function activityDates(activity: Node, defaults: Defaults): ActivityDate[] {
  return childrenOf(activity, 'activity-date').map((node) => ({
    type: attributeOf(node, 'type') ?? '',
    date: dayOf(node) ?? '',
    narratives: narrativesOf(node, defaults),
  }))
}
