import type { Fraction } from 'fraction.js'
import type { Series } from './measure.ts'
import type { Observation, Period, Status } from './observation.ts'
import { decimal, fractionDigits } from './decimal.ts'
import { samePeriod } from './observation.ts'

/** One value held for a series and a period, with every observation that prints it. */
export type Held = { value: string; amount: Fraction; observations: Observation[] }

/** The observations of a series, in the order given. */
export function ofSeries(series: Series, observations: readonly Observation[]): Observation[] {
  const key = Object.entries(series.key)
  return observations.filter(
    (o) =>
      o.measure === series.measure &&
      o.unit === series.unit &&
      Object.keys(o.key).length === key.length &&
      key.every(([dimension, code]) => o.key[dimension] === code),
  )
}

/**
 * The values held for a series and a period, in the order given. Sources that print the same number are one value, as
 * printed with the most digits; sources that disagree are two values, and both are kept. Without a value, `status` is
 * what the release says of it, or `not-held` where it has no such observation.
 */
export function held(
  series: Series,
  period: Period,
  observations: readonly Observation[],
): { values: Held[]; status: Status | 'not-held' } {
  const rows = ofSeries(series, observations).filter((o) => samePeriod(o.period, period))
  const values: Held[] = []
  for (const row of rows) {
    if (row.value === null) continue
    const amount = decimal(row.value)
    const same = values.find((v) => v.amount.equals(amount))
    if (!same) values.push({ value: row.value, amount, observations: [row] })
    else {
      same.observations.push(row)
      if (fractionDigits(row.value) > fractionDigits(same.value)) same.value = row.value
    }
  }
  return { values, status: rows[0]?.status ?? 'not-held' }
}
