import type { Fraction } from 'fraction.js'
import type { MeasureDefinition, MeasureKind, Series } from './measure.ts'
import type { Period } from './observation.ts'
import { yearBefore } from './observation.ts'

/** The part that an input plays in a formula; `…-before` is of the same months a year before. */
export type Role =
  | 'level'
  | 'level-before'
  | 'numerator'
  | 'denominator'
  | 'numerator-before'
  | 'denominator-before'
  | 'published-share-before'

/** One input that a formula asks for. */
export type Slot = { role: Role; series: Series; period: Period }

/** Why a formula has no value although all its inputs are held. */
export type Obstacle = 'zero-denominator' | 'base-not-positive'

export type Values = Partial<Record<Role, Fraction>>

/** The sets of inputs from which a measure can be computed at a period, the preferred first. */
export function slotsOf(measure: MeasureDefinition, period: Period): Slot[][] {
  const before = yearBefore(period)
  switch (measure.kind) {
    case 'level':
      return [[{ role: 'level', series: measure.series, period }]]
    case 'change-on-year':
      return [
        [
          { role: 'level', series: measure.series, period },
          { role: 'level-before', series: measure.series, period: before },
        ],
      ]
    case 'share':
      return [quotient(measure, period)]
    default: {
      const { numerator, denominator, published } = measure
      const now = quotient(measure, period)
      const computed: Slot[] = [
        ...now,
        { role: 'numerator-before', series: numerator, period: before },
        { role: 'denominator-before', series: denominator, period: before },
      ]
      if (!published) return [computed]
      return [computed, [...now, { role: 'published-share-before', series: published, period: before }]]
    }
  }
}

const quotient = (measure: { numerator: Series; denominator: Series }, period: Period): Slot[] => [
  { role: 'numerator', series: measure.numerator, period },
  { role: 'denominator', series: measure.denominator, period },
]

/** The exact value of a formula over one value for each of its inputs. */
export function evaluate(kind: MeasureKind, values: Values): Fraction | Obstacle {
  const of = (role: Role): Fraction => {
    const value = values[role]
    if (!value) throw new TypeError(`${kind} without its ${role}`)
    return value
  }
  switch (kind) {
    case 'level':
      return of('level')
    case 'change-on-year':
      return change(of('level'), of('level-before'))
    case 'share':
      return percentage(of('numerator'), of('denominator'))
    default: {
      const now = percentage(of('numerator'), of('denominator'))
      const before =
        values['published-share-before'] ?? percentage(of('numerator-before'), of('denominator-before'))
      if (typeof now === 'string') return now
      return typeof before === 'string' ? before : now.sub(before)
    }
  }
}

/** 100 × a ÷ b. */
export const percentage = (a: Fraction, b: Fraction): Fraction | Obstacle =>
  b.equals(0) ? 'zero-denominator' : a.div(b).mul(100)

// A change in per cent has a meaning only over a positive base: from -1 to 1 is no fall of 200 %.
const change = (a: Fraction, base: Fraction) =>
  base.lte(0) ? 'base-not-positive' : a.sub(base).div(base).mul(100)
