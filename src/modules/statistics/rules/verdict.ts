import type { Fraction } from 'fraction.js'
import type { Computation } from './compute.ts'
import type { Exact } from './decimal.ts'
import type { Stated } from './implied.ts'
import type { MeasureDefinition } from './measure.ts'
import { rangeOf } from './compute.ts'
import { decimal, exact, fractionDigits, fromExact, meetsPrinted, roundHalfUp } from './decimal.ts'
import { threshold } from './implied.ts'

/** Verdicts, from the best to the worst: a claim has the worst of its assertions. */
export const verdicts = [
  'confirmed',
  'confirmed-within-rounding',
  'not-computable',
  'conflicting-sources',
  'contradicted',
] as const
export type Verdict = (typeof verdicts)[number]

/**
 * What one computation says of a figure, and on what it rests:
 * - `exact`: the value is exactly what is stated, or no rounding can change the verdict;
 * - `result-rounded`: the value rounds half up to the digits stated;
 * - `inputs-rounded`: the inputs are printed with so few digits that their rounding decides.
 * `range` is what the inputs' rounding leaves open, ends included.
 */
export type Judgement = {
  verdict: Verdict
  basis: 'exact' | 'result-rounded' | 'inputs-rounded' | null
  range: { low: Exact; high: Exact } | null
  computation: Computation
}

/** Judges one computation against what is stated; never `conflicting-sources`, which takes two. */
export function judgeOne(measure: MeasureDefinition, computation: Computation, claim: Stated): Judgement {
  if (!computation.value) return { verdict: 'not-computable', basis: null, range: null, computation }
  const value = fromExact(computation.value)
  const { low, high } = rangeOf(measure, computation.inputs) ?? {}
  const range = { low: low ?? value, high: high ?? value }
  const found =
    'stated' in claim
      ? figure(value, range, claim.stated)
      : relation(value, range, threshold(measure.kind, claim.moreThan))
  return { ...found, range: { low: exact(range.low), high: exact(range.high) }, computation }
}

type Ends = { low: Fraction; high: Fraction }
type Found = Pick<Judgement, 'verdict' | 'basis'>

function figure(value: Fraction, range: Ends, stated: string): Found {
  if (value.equals(decimal(stated))) return { verdict: 'confirmed', basis: 'exact' }
  if (decimal(roundHalfUp(value, fractionDigits(stated))).equals(decimal(stated)))
    return { verdict: 'confirmed-within-rounding', basis: 'result-rounded' }
  if (meetsPrinted(range, stated)) return { verdict: 'confirmed-within-rounding', basis: 'inputs-rounded' }
  return { verdict: 'contradicted', basis: 'exact' }
}

// A relation is decided by the values as printed. Where their rounding could turn it, the basis says so.
function relation(value: Fraction, range: Ends, limit: Fraction): Found {
  const holds = value.gt(limit)
  const certain = holds ? range.low.gt(limit) : range.high.lte(limit)
  const basis = certain ? 'exact' : 'inputs-rounded'
  if (!holds) return { verdict: 'contradicted', basis }
  return { verdict: range.low.equals(range.high) ? 'confirmed' : 'confirmed-within-rounding', basis }
}
