import { Fraction } from 'fraction.js'
import { decimalOf } from '../exact.ts'
import type { Report } from '../faults.ts'
import { attributeOf, childrenOf, select } from '../tree.ts'
import type { Node } from '../tree.ts'

type Rules = { missing: string; sum: string; single: string }

const hundred = new Fraction(100)
const shareOf = (node: Node) => attributeOf(node, 'percentage')
const vocabularyOf = (node: Node) => attributeOf(node, 'vocabulary') ?? '1'

/**
 * Ruleset 2.1.x, 3.1.x, 3.4.x, 7.9.x and 12.x: within a vocabulary several shares are all given and sum to
 * exactly 100, a single one is left out or 100, and each lies between 0 and 100. Countries count together
 * with the regions of each vocabulary. A vocabulary not named is 1.
 */
export function checkPercentages(activity: Node, report: Report): void {
  const check = (owner: Node, split: Split, vocabulary: string, rules: Rules) =>
    checkSplit(owner, split, vocabulary, rules, report)

  for (const [vocabulary, sectors] of Map.groupBy(childrenOf(activity, 'sector'), vocabularyOf)) {
    check(activity, splitOf(sectors), vocabulary, { missing: '2.1.1', sum: '2.1.2', single: '2.1.4' })
  }
  const countries = splitOf(childrenOf(activity, 'recipient-country'))
  const regions = Map.groupBy(childrenOf(activity, 'recipient-region'), vocabularyOf)
  if (regions.size === 0)
    check(activity, countries, 'none', { missing: '3.1.1', sum: '3.1.2', single: '3.1.4' })
  for (const [vocabulary, group] of regions) {
    const rules = { missing: '3.4.1', sum: '3.4.2', single: '3.4.4' }
    check(activity, splitOf(group, countries), vocabulary, rules)
  }
  for (const items of childrenOf(activity, 'country-budget-items')) {
    const rules = { missing: '7.9.1', sum: '7.9.2', single: '7.9.4' }
    check(items, splitOf(childrenOf(items, 'budget-item')), 'none', rules)
  }
  for (const place of childrenOf(activity, 'recipient-country', 'recipient-region'))
    checkRange(place, '12.1.1', report)
  for (const spend of childrenOf(activity, 'capital-spend')) checkRange(spend, '12.2.1', report)
  for (const item of select(activity, 'country-budget-items', 'budget-item'))
    checkRange(item, '12.2.1', report)
  for (const sector of childrenOf(activity, 'sector')) checkRange(sector, '12.3.1', report)
}

/** How many parts there are, how many give a share, the first that gives none, and the sum. */
type Split = { element: string; parts: number; shares: number; bare: Node | undefined; sum: Fraction }
const nothing: Split = { element: '', parts: 0, shares: 0, bare: undefined, sum: new Fraction(0) }

function splitOf(parts: Node[], beside = nothing): Split {
  const split = {
    ...beside,
    element: beside.element || (parts[0]?.name ?? ''),
    parts: beside.parts + parts.length,
  }
  for (const part of parts) {
    const share = shareOf(part)
    if (share === undefined) split.bare ??= part
    else {
      split.shares += 1
      split.sum = split.sum.add(share)
    }
  }
  return split
}

function checkSplit(owner: Node, split: Split, vocabulary: string, rules: Rules, report: Report): void {
  const { element, parts, shares, bare, sum } = split
  if (parts === 0 || (parts === 1 && shares === 0)) return
  if (bare) report('percentage-missing', bare, { rule: rules.missing, values: { element } })
  else if (!sum.equals(hundred)) {
    const values = { element, vocabulary, sum: decimalOf(sum) }
    report('percentages-not-100', owner, { rule: parts === 1 ? rules.single : rules.sum, values })
  }
}

function checkRange(node: Node, rule: string, report: Report): void {
  const share = shareOf(node)
  if (share === undefined) return
  const value = new Fraction(share)
  if (value.compare(0) >= 0 && value.compare(hundred) <= 0) return
  report('percentage-out-of-range', node, { attribute: 'percentage', rule, values: { value: share } })
}
