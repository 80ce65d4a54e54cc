import { Fraction } from 'fraction.js'
import type { Computation } from './compute.ts'
import type { Exact } from './decimal.ts'
import type { Role, Slot, Values } from './formula.ts'
import type { MeasureKind } from './measure.ts'
import { valuesOf } from './compute.ts'
import {
  decimal,
  exact,
  fractionDigits,
  roundHalfUp,
  roundSignificant,
  roundingInterval,
  significantDigits,
} from './decimal.ts'
import { percentage } from './formula.ts'

/** What a claim says of a measure: a decimal with its own digits, or that the result is more than a fraction 'n/d'. */
export type Stated = { stated: string } | { moreThan: string }

/** The result that "more than" compares with: of a share, a fraction of the total; of the rest, in their own unit. */
export const threshold = (kind: MeasureKind, moreThan: string): Fraction =>
  new Fraction(moreThan).mul(kind === 'share' ? 100 : 1)

/**
 * What the one missing input would have to be for a claim to hold, the other inputs taken as printed. `null` has no
 * bound on that side. `shown` has as many digits as the stated figure warrants.
 */
export type Implied = Slot & {
  low: Exact | null
  high: Exact | null
  shown: { low: string | null; high: string | null }
}

/**
 * The range of the missing input that a claim implies: 11.80 as 17.2 % of a total, that is of [17.15, 17.25) %, implies
 * a total of 68.4 to 68.8. Nothing where more than one input is missing, or where the claim leaves both sides open.
 */
export function impliedOf(kind: MeasureKind, computation: Computation, claim: Stated): Implied | null {
  const [missing, ...more] = computation.missing
  if (!missing || more.length > 0 || kind === 'level') return null
  const known = valuesOf(computation.inputs)
  const solve = (target: Fraction) => inverse(kind, missing.role, target, known)
  const slot: Slot = { role: missing.role, series: missing.series, period: missing.period }

  if ('moreThan' in claim) {
    const bound = solve(threshold(kind, claim.moreThan))
    if (!bound) return null
    const shown = roundHalfUp(bound, Math.max(0, ...computation.inputs.map((i) => fractionDigits(i.value))))
    // The more of the part, the more of the share; the more of the total, the less.
    return rises(missing.role)
      ? { ...slot, low: exact(bound), high: null, shown: { low: shown, high: null } }
      : { ...slot, low: null, high: exact(bound), shown: { low: null, high: shown } }
  }

  const { low, high } = roundingInterval(claim.stated)
  const [a, b] = [solve(low), solve(high)]
  const ends = rises(missing.role) ? { low: a, high: b } : { low: b, high: a }
  if (!ends.low && !ends.high) return null
  const digits = (value: Fraction) => shownDigits(kind, missing.role, claim.stated, known, value)
  return {
    ...slot,
    low: ends.low && exact(ends.low),
    high: ends.high && exact(ends.high),
    shown: { low: ends.low && digits(ends.low), high: ends.high && digits(ends.high) },
  }
}

/** Whether the result rises with this input, the others held. */
const rises = (role: Role): boolean =>
  role === 'level' || role === 'numerator' || role === 'denominator-before'

// Every formula but `level` is a quotient in the missing input, or a difference from a published share. This is what
// that quotient (of a share, in per cent; of a change, the later level in per cent of the earlier) has to be.
function quotient(kind: MeasureKind, role: Role, target: Fraction, known: Values): Fraction | null {
  if (kind === 'change-on-year') return target.add(100)
  if (kind !== 'change-of-share') return target
  const other = role.endsWith('-before')
    ? share(known.numerator, known.denominator)
    : (known['published-share-before'] ?? share(known['numerator-before'], known['denominator-before']))
  if (!other || typeof other === 'string') return null
  return role.endsWith('-before') ? other.sub(target) : other.add(target)
}

const share = (a?: Fraction, b?: Fraction) => (a && b ? percentage(a, b) : null)

/** The value of the missing input at which the result is the target; none where that would not be positive. */
function inverse(kind: MeasureKind, role: Role, target: Fraction, known: Values): Fraction | null {
  const scaled = quotient(kind, role, target, known)
  if (!scaled) return null
  if (role === 'published-share-before') return scaled
  const ratio = scaled.div(100)
  const partner = known[partners[role]]
  if (!partner || partner.lte(0) || ratio.lte(0)) return null
  return isPart(role) ? partner.mul(ratio) : partner.div(ratio)
}

const partners: Record<Exclude<Role, 'published-share-before'>, Role> = {
  level: 'level-before',
  'level-before': 'level',
  numerator: 'denominator',
  denominator: 'numerator',
  'numerator-before': 'denominator-before',
  'denominator-before': 'numerator-before',
}

const isPart = (role: Role): boolean =>
  role === 'level' || role === 'numerator' || role === 'numerator-before'

// A product or quotient warrants as many significant digits as the quotient was stated with, a difference as many
// fraction digits: 17.2 % gives a total of 68.4, and 4.5 points below 17.0 % give 12.5 %.
function shownDigits(kind: MeasureKind, role: Role, stated: string, known: Values, value: Fraction): string {
  const scaled = quotient(kind, role, decimal(stated), known)
  if (!scaled || role === 'published-share-before') return roundHalfUp(value, fractionDigits(stated))
  const printed = roundHalfUp(scaled, fractionDigits(stated))
  return roundSignificant(value, significantDigits(printed))
}
