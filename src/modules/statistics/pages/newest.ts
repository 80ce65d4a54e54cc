import { compute, type Computation } from '../rules/compute.ts'
import type { MeasureDefinition } from '../rules/measure.ts'
import type { Observation, Period } from '../rules/observation.ts'

/** The periods for which a data set holds anything, oldest first; of two that end together the longer last. */
export function periodsOf(observations: readonly Observation[]): Period[] {
  const periods = new Map(observations.map(({ period }) => [`${period.end} ${period.start}`, period]))
  return [...periods.values()].toSorted((a, b) =>
    a.end === b.end ? (a.start > b.start ? -1 : 1) : a.end < b.end ? -1 : 1,
  )
}

/** A measure at every period for which it, or at least one of its inputs, is held. */
export const valuesOf = (measure: MeasureDefinition, observations: readonly Observation[]): Computation[] =>
  periodsOf(observations)
    .map((period) => compute(measure, period, observations))
    .filter(({ value, inputs }) => value !== null || inputs.length > 0)

/** The newest value that a measure has. */
export const newestOf = (
  measure: MeasureDefinition,
  observations: readonly Observation[],
): Computation | undefined => valuesOf(measure, observations).findLast(({ value }) => value !== null)
