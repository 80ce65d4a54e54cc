import { attributeOf, childOf, childrenOf } from '../tree.ts'
import type { Node } from '../tree.ts'
import { isTrue } from './flags.ts'
import { given } from './given.ts'
import { narrativesOf } from './narratives.ts'
import type { Defaults, Narrative } from './narratives.ts'

export type ReportingOrganisation = { ref: string; type: string; secondary: boolean; names: Narrative[] }
/** `role`: OrganisationRole. `activityId`: the activity of that organisation which this one belongs with. */
export type ParticipatingOrganisation = {
  role: string
  ref?: string
  type?: string
  activityId?: string
  names: Narrative[]
}
/** Provider or receiver of money; `activityId` is the activity that it comes from or goes to. */
export type Counterparty = { ref?: string; type?: string; activityId?: string; names: Narrative[] }

export function reportingOrganisation(activity: Node, defaults: Defaults): ReportingOrganisation {
  const node = childOf(activity, 'reporting-org')
  return {
    ref: attributeOf(node, 'ref') ?? '',
    type: attributeOf(node, 'type') ?? '',
    secondary: isTrue(node, 'secondary-reporter') ?? false,
    names: narrativesOf(node, defaults),
  }
}

export function participatingOrganisations(activity: Node, defaults: Defaults): ParticipatingOrganisation[] {
  return childrenOf(activity, 'participating-org').map((node) =>
    given({
      role: attributeOf(node, 'role') ?? '',
      ref: attributeOf(node, 'ref'),
      type: attributeOf(node, 'type'),
      activityId: attributeOf(node, 'activity-id'),
      names: narrativesOf(node, defaults),
    }),
  )
}

/** `provider-org` or `receiver-org` of a transaction or planned disbursement. */
export function counterparty(
  parent: Node,
  side: 'provider' | 'receiver',
  defaults: Defaults,
): Counterparty | undefined {
  const node = childOf(parent, `${side}-org`)
  if (node === undefined) return undefined
  return given({
    ref: attributeOf(node, 'ref'),
    type: attributeOf(node, 'type'),
    activityId: attributeOf(node, `${side}-activity-id`),
    names: narrativesOf(node, defaults),
  })
}
