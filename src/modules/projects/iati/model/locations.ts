import { attributeOf, childOf, childrenOf, textOf } from '../tree.ts'
import type { Node } from '../tree.ts'
import { isValue } from '../schema/values.ts'
import { given } from './given.ts'
import { narrativesOf } from './narratives.ts'
import type { Defaults, Narrative } from './narratives.ts'

/** Degrees as the file writes them, in decimals; a datum other than WGS 84 is named by `system`. */
export type Position = { latitude: string; longitude: string; system: string }

/** Codes: GeographicLocationReach, GeographicExactness, GeographicLocationClass, LocationType; gazetteer codes with their vocabulary. */
export type Location = {
  ref?: string
  names: Narrative[]
  descriptions: Narrative[]
  position?: Position
  ids: { vocabulary: string; code: string }[]
  reach?: string
  exactness?: string
  class?: string
  featureDesignation?: string
}

export function locations(activity: Node, defaults: Defaults): Location[] {
  return childrenOf(activity, 'location').map((node) =>
    given({
      ref: attributeOf(node, 'ref'),
      names: narrativesOf(childOf(node, 'name'), defaults),
      descriptions: narrativesOf(childOf(node, 'description'), defaults),
      position: positionOf(childOf(node, 'point')),
      ids: childrenOf(node, 'location-id').map((id) => ({
        vocabulary: attributeOf(id, 'vocabulary') ?? '',
        code: attributeOf(id, 'code') ?? '',
      })),
      reach: codeIn(node, 'location-reach'),
      exactness: codeIn(node, 'exactness'),
      class: codeIn(node, 'location-class'),
      featureDesignation: codeIn(node, 'feature-designation'),
    }),
  )
}

/** The `code` of a child element. */
export const codeIn = (node: Node, name: string): string | undefined =>
  attributeOf(childOf(node, name), 'code')

/** Latitude and longitude of a `point`, when they are two decimals within ±90 and ±180 degrees. */
export function positionOf(point: Node | undefined): Position | undefined {
  if (point === undefined) return undefined
  const [latitude, longitude, ...more] = textOf(childOf(point, 'pos')).split(/[ \t\r\n]+/)
  if (more.length > 0 || !isDegrees(latitude, 90) || !isDegrees(longitude, 180)) return undefined
  return { latitude, longitude, system: attributeOf(point, 'srsName') ?? '' }
}

function isDegrees(text: string | undefined, most: number): text is string {
  return text !== undefined && isValue('decimal', text) && Math.abs(Number(text)) <= most
}
