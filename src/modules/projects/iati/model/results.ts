import { attributeOf, childOf, childrenOf } from '../tree.ts'
import type { Node } from '../tree.ts'
import { dayIn } from './dates.ts'
import { isTrue } from './flags.ts'
import { given } from './given.ts'
import { narrativesOf } from './narratives.ts'
import type { Defaults, Narrative } from './narratives.ts'

/** A target, actual or baseline. `value` is text: a qualitative measure has words or none. */
export type Measured = {
  value?: string
  locations: string[]
  dimensions: { name: string; value: string }[]
  comments: Narrative[]
}
export type Baseline = Measured & { year: string }
export type Period = { start: string; end: string; targets: Measured[]; actuals: Measured[] }
/** `measure`: IndicatorMeasure (1 unit, 2 percentage, 3 nominal, 4 ordinal, 5 qualitative). */
export type Indicator = {
  measure: string
  ascending: boolean
  aggregates?: boolean
  titles: Narrative[]
  baselines: Baseline[]
  periods: Period[]
}
/** `type`: ResultType (1 output, 2 outcome, 3 impact, 9 other). `aggregates`: whether it may be added up. */
export type Result = { type: string; aggregates?: boolean; titles: Narrative[]; indicators: Indicator[] }

export function results(activity: Node, defaults: Defaults): Result[] {
  return childrenOf(activity, 'result').map((node) =>
    given({
      type: attributeOf(node, 'type') ?? '',
      aggregates: isTrue(node, 'aggregation-status'),
      titles: narrativesOf(childOf(node, 'title'), defaults),
      indicators: childrenOf(node, 'indicator').map((each) => indicator(each, defaults)),
    }),
  )
}

function indicator(node: Node, defaults: Defaults): Indicator {
  return given({
    measure: attributeOf(node, 'measure') ?? '',
    // The standard: an indicator improves from small to large unless it says otherwise.
    ascending: isTrue(node, 'ascending') ?? true,
    aggregates: isTrue(node, 'aggregation-status'),
    titles: narrativesOf(childOf(node, 'title'), defaults),
    baselines: childrenOf(node, 'baseline').map((each) => ({
      year: attributeOf(each, 'year') ?? '',
      ...measured(each, defaults),
    })),
    periods: childrenOf(node, 'period').map((each) => ({
      start: dayIn(each, 'period-start') ?? '',
      end: dayIn(each, 'period-end') ?? '',
      targets: childrenOf(each, 'target').map((target) => measured(target, defaults)),
      actuals: childrenOf(each, 'actual').map((actual) => measured(actual, defaults)),
    })),
  })
}

function measured(node: Node, defaults: Defaults): Measured {
  return given({
    value: attributeOf(node, 'value'),
    locations: childrenOf(node, 'location').flatMap((each) => attributeOf(each, 'ref') ?? []),
    dimensions: childrenOf(node, 'dimension').map((each) => ({
      name: attributeOf(each, 'name') ?? '',
      value: attributeOf(each, 'value') ?? '',
    })),
    comments: narrativesOf(childOf(node, 'comment'), defaults),
  })
}
