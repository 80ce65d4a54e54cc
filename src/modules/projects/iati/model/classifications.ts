import { attributeOf, childrenOf } from '../tree.ts'
import type { Node } from '../tree.ts'
import { given } from './given.ts'
import { narrativesOf } from './narratives.ts'
import type { Defaults, Narrative } from './narratives.ts'

/** `type`: RelatedActivityType (1 parent, 2 child, 3 sibling, 4 co-funded, 5 third party). */
export type RelatedActivity = { ref: string; type: string }
/** `vocabulary`: TagVocabulary (among them 2 and 3, SDG goals and targets). */
export type Tag = { vocabulary: string; code: string; names: Narrative[] }
/** `vocabulary`: PolicyMarkerVocabulary, 1 (OECD DAC) when not named. `significance`: PolicySignificance. */
export type PolicyMarker = { vocabulary: string; code: string; significance?: string; names: Narrative[] }

export function relatedActivities(activity: Node): RelatedActivity[] {
  return childrenOf(activity, 'related-activity').map((node) => ({
    ref: attributeOf(node, 'ref') ?? '',
    type: attributeOf(node, 'type') ?? '',
  }))
}

export function tags(activity: Node, defaults: Defaults): Tag[] {
  return childrenOf(activity, 'tag').map((node) => ({
    vocabulary: attributeOf(node, 'vocabulary') ?? '',
    code: attributeOf(node, 'code') ?? '',
    names: narrativesOf(node, defaults),
  }))
}

export function policyMarkers(activity: Node, defaults: Defaults): PolicyMarker[] {
  return childrenOf(activity, 'policy-marker').map((node) =>
    given({
      vocabulary: attributeOf(node, 'vocabulary') ?? '1',
      code: attributeOf(node, 'code') ?? '',
      significance: attributeOf(node, 'significance'),
      names: narrativesOf(node, defaults),
    }),
  )
}
