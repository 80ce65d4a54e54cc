import { attributeOf, childrenOf } from '../tree.ts'
import type { Node } from '../tree.ts'
import { given } from './given.ts'
import { narrativesOf } from './narratives.ts'
import type { Defaults, Narrative } from './narratives.ts'

/**
 * A code of a vocabulary with its part of the whole. `percentage` is the decimal as the file writes it;
 * absent when not given, which for a single code means all and otherwise is not for us to fill in.
 */
export type CountryShare = { code: string; percentage?: string; names: Narrative[] }
export type Share = CountryShare & { vocabulary: string }

/** Sectors of an activity or transaction; vocabulary 1 (OECD DAC) when not named. */
export const sectors = (node: Node, defaults: Defaults): Share[] => sharesIn(node, 'sector', defaults)

/** Recipient regions of an activity or transaction; vocabulary 1 (OECD DAC) when not named. */
export const recipientRegions = (node: Node, defaults: Defaults): Share[] =>
  sharesIn(node, 'recipient-region', defaults)

/** Recipient countries (ISO 3166-1 alpha-2) of an activity or transaction. */
export function recipientCountries(node: Node, defaults: Defaults): CountryShare[] {
  return childrenOf(node, 'recipient-country').map((child) => shareOf(child, defaults))
}

function sharesIn(node: Node, name: string, defaults: Defaults): Share[] {
  return childrenOf(node, name).map((child) => ({
    vocabulary: attributeOf(child, 'vocabulary') ?? '1',
    ...shareOf(child, defaults),
  }))
}

function shareOf(node: Node, defaults: Defaults): CountryShare {
  return given({
    code: attributeOf(node, 'code') ?? '',
    percentage: attributeOf(node, 'percentage'),
    names: narrativesOf(node, defaults),
  })
}
