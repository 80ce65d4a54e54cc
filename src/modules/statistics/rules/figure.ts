import { computeEach, type Computation } from './compute.ts'
import type { Role } from './formula.ts'
import { held, ofSeries } from './held.ts'
import { judgeAssertion } from './judge.ts'
import type { MeasureDefinition, Series } from './measure.ts'
import type { Observation, Period } from './observation.ts'
import { conflictsOf, type Conflict } from './reconcile.ts'
import { seriesOf } from './series-of.ts'
import type { Verdict } from './verdict.ts'

/** A figure as its source prints it, and what the computation says of it. */
export type Published = { value: string; verdict: Verdict }

/** A measure at one period: every computation that sources leave open, and what is published of it. */
export type FigureRow = {
  period: Period
  computations: [Computation, ...Computation[]]
  published: Published[]
}

/** What a row shows: the computed value, else the published one, else nothing. */
export const shownOf = ({
  computations,
  published,
}: FigureRow): { value: string; computed: boolean } | null => {
  const rounded = computations[0].rounded
  if (rounded !== null) return { value: rounded, computed: true }
  const printed = published[0]?.value
  return printed === undefined ? null : { value: printed, computed: false }
}

/** A measure at every period for which one of its series is held, the newest first; of two that end together, the longer. */
export function figureRows(measure: MeasureDefinition, observations: readonly Observation[]): FigureRow[] {
  const all = new Map(
    seriesOf(measure)
      .flatMap((series) => ofSeries(series, observations))
      .filter(({ value }) => value !== null)
      .map(({ period }) => [`${period.end} ${period.start}`, period]),
  )
  const own = publishedOf(measure)
  return [...all.values()]
    .toSorted((a, b) => (a.end === b.end ? (a.start < b.start ? -1 : 1) : a.end < b.end ? 1 : -1))
    .map((period) => ({
      period,
      computations: computeEach(measure, period, observations),
      published: (own ? held(own, period, observations).values : []).map(({ value }) => ({
        value,
        verdict: judgeAssertion({ measure: measure.id, period, stated: value }, measure, observations)
          .verdict,
      })),
    }))
}

/** The series that prints the measure's own result. Of a change of a share it prints the share, which is an input. */
const publishedOf = (measure: MeasureDefinition): Series | undefined =>
  measure.kind === 'share' || measure.kind === 'change-on-year' ? measure.published : undefined

const roles: readonly Role[] = [
  'level',
  'numerator',
  'denominator',
  'level-before',
  'numerator-before',
  'denominator-before',
  'published-share-before',
]

/** The roles that inputs play in these rows, held or not, in the order of a table's columns. */
export function rolesIn(rows: readonly FigureRow[]): Role[] {
  const found = new Set(
    rows.flatMap(({ computations: [first] }) => [...first.inputs, ...first.missing].map(({ role }) => role)),
  )
  return roles.filter((role) => found.has(role))
}

/** Published figures that contradict each other, at any period, each pair once. */
export function conflictsIn(
  measure: MeasureDefinition,
  rows: readonly FigureRow[],
  observations: readonly Observation[],
): Conflict[] {
  const found = new Map(
    rows
      .flatMap(({ period }) => conflictsOf(measure, period, observations))
      .map((conflict) => [
        JSON.stringify([conflict.kind, conflict.witnesses.map(({ period, value }) => [period, value])]),
        conflict,
      ]),
  )
  return [...found.values()]
}
