import type { Fraction } from 'fraction.js'
import type { Exact, Range } from './decimal.ts'
import type { Held } from './held.ts'
import type { MeasureDefinition, Series } from './measure.ts'
import type { Observation, Period } from './observation.ts'
import { exact, roundingInterval } from './decimal.ts'
import { held, ofSeries } from './held.ts'
import { monthsOf, samePeriod } from './observation.ts'

/** A figure that sources print, with the period it is for. */
export type Witness = { period: Period; value: string; observations: Observation[] }

/**
 * Published figures that cannot stand together.
 * - `published-differ`: two values printed for the same period, farther apart than their rounding.
 * - `changes-irreconcilable`: the changes on the year of two periods to date with the same first month imply that, a
 *   year before, the months between their ends were negative; or the changes have opposite signs and those few months
 *   would have outweighed all the months before them. `implied` is that remainder, at its least.
 */
export type Conflict =
  | { kind: 'published-differ'; witnesses: [Witness, Witness] }
  | { kind: 'changes-irreconcilable'; witnesses: [Witness, Witness]; implied: Exact }

/** The conflicts among published figures that touch a measure at a period. */
export function conflictsOf(
  measure: MeasureDefinition,
  period: Period,
  observations: readonly Observation[],
): Conflict[] {
  if ((measure.kind !== 'share' && measure.kind !== 'change-on-year') || !measure.published) return []
  const own = witnesses(measure.published, period, observations)
  const differ = own.flatMap((a, i) =>
    own
      .slice(i + 1)
      .filter((b) => !meet(roundingInterval(a.value), roundingInterval(b.value)))
      .map((b): Conflict => ({ kind: 'published-differ', witnesses: [a, b] })),
  )
  if (measure.kind !== 'change-on-year') return differ
  const { series, published } = measure
  const others = ofSeries(published, observations)
    .map((o) => o.period)
    .filter((p, i, all) => p.start === period.start && all.findIndex((q) => samePeriod(p, q)) === i)
    .filter((p) => !samePeriod(p, period))
    .flatMap((p) => witnesses(published, p, observations))
  const nested = own.flatMap((a) => others.flatMap((b) => irreconcilable(series, a, b, observations)))
  return [...differ, ...nested]
}

const witnesses = (series: Series, period: Period, observations: readonly Observation[]): Witness[] =>
  held(series, period, observations).values.map(({ value, observations }) => ({
    period,
    value,
    observations,
  }))

const meet = (a: { low: Fraction; high: Fraction }, b: { low: Fraction; high: Fraction }) =>
  a.low.lte(b.high) && b.low.lte(a.high)

function irreconcilable(series: Series, a: Witness, b: Witness, all: readonly Observation[]): Conflict[] {
  const [part, whole] = monthsOf(a.period) < monthsOf(b.period) ? [a, b] : [b, a]
  if (monthsOf(whole.period) >= 2 * monthsOf(part.period)) return []
  const opposite = part.value.startsWith('-') !== whole.value.startsWith('-')
  for (const partLevel of held(series, part.period, all).values)
    for (const wholeLevel of held(series, whole.period, all).values) {
      const before = { part: base(partLevel, part), whole: base(wholeLevel, whole) }
      if (!before.part?.high || !before.whole?.low || !before.part.low || !before.whole.high) continue
      const least = before.whole.low.sub(before.part.high)
      const most = before.whole.high.sub(before.part.low)
      if (most.lt(0) || (opposite && least.gt(before.part.high)))
        return [{ kind: 'changes-irreconcilable', witnesses: [part, whole], implied: exact(least) }]
    }
  return []
}

/** The level of a year before that a level and its published change imply, within the rounding of both. */
function base(level: Held, change: Witness): Range | null {
  const amount = roundingInterval(level.value)
  const growth = roundingInterval(change.value)
  if (amount.low.lt(0) || growth.low.lte(-100)) return null
  return {
    low: amount.low.mul(100).div(growth.high.add(100)),
    high: amount.high.mul(100).div(growth.low.add(100)),
  }
}
