import { z } from 'zod'
import { structure } from './files/structure.ts'
import type { HeldObservation } from './queries/data.ts'
import type { JudgedClaim } from './queries/claims.ts'
import { assertion } from './rules/claim.ts'
import type { FigureRow } from './rules/figure.ts'
import { formulas, measureDefinition } from './rules/measure.ts'
import { period, statuses } from './rules/observation.ts'
import { verdicts } from './rules/verdict.ts'
import type { DataSetRow, MeasureRow, ReleaseRow } from './tables.ts'

const text = z.record(z.string(), z.string())
const verdict = z.enum(verdicts)
const exact = z.object({ numerator: z.string(), denominator: z.string() }).describe('an exact fraction')

/** The verdict on one assertion with everything that it rests on. */
const judged = z.object({
  assertion,
  verdict,
  basis: z.enum(['exact', 'result-rounded', 'inputs-rounded']).nullable(),
  computation: z
    .object({ rounded: z.string().nullable(), value: exact.nullable(), missing: z.array(z.unknown()) })
    .loose(),
  implied: z
    .object({ shown: z.object({ low: z.string().nullable(), high: z.string().nullable() }) })
    .loose()
    .optional()
    .describe('what the missing input would have to be for the claim to hold'),
  conflicts: z.array(z.unknown()),
})

export const claimAnswer = z.object({
  id: z.string(),
  act: z.uuid(),
  dataSet: z.string(),
  text,
  origin: z.unknown(),
  paths: z.array(z.uuid()),
  verdict,
  history: z.array(
    z.object({
      verdict,
      release: z.int().describe('the newest release that was held; 0 before the first'),
      act: z.uuid(),
      entry: z.int(),
      at: z.string(),
      missing: z.array(z.object({ name: text, period, status: z.string() })).describe('inputs not held then'),
      implied: z
        .array(z.object({ name: text, period, low: z.string().nullable(), high: z.string().nullable() }))
        .describe('what a missing input would have to be'),
    }),
  ),
  computation: z.array(judged.loose()).describe('of the newest verdict, one for each assertion'),
})

export const claimAnswerOf = ({ id, address, data_set, claim, paths, history, newest }: JudgedClaim) => ({
  id: address,
  act: id,
  dataSet: data_set,
  text: claim.sentence,
  origin: claim.origin ?? null,
  paths,
  verdict: newest.verdict,
  history: history.map((one) => ({
    verdict: one.verdict,
    release: one.release,
    act: one.act_id,
    entry: one.entry,
    at: one.at,
    missing: one.assertions.flatMap(({ computation }) =>
      computation.missing.map(({ series, period, status }) => ({ name: series.name, period, status })),
    ),
    implied: one.assertions.flatMap(({ implied }) =>
      implied ? [{ name: implied.series.name, period: implied.period, ...implied.shown }] : [],
    ),
  })),
  computation: newest.assertions as z.output<typeof claimAnswer>['computation'],
})

export const measureAnswer = z.object({
  id: z.string(),
  act: z.uuid(),
  dataSet: z.string(),
  formula: z.string(),
  unit: z.enum(['of-series', 'percent', 'percentage-point']),
  definition: measureDefinition,
})

export const measureAnswerOf = ({ id, act_id, data_set, definition }: MeasureRow) => ({
  id,
  act: act_id,
  dataSet: data_set,
  ...formulas[definition.kind],
  definition,
})

/** A measure at one period; several computations where sources disagree on an input. */
export const valueAnswer = z.object({
  period,
  computations: z.array(
    z
      .object({ rounded: z.string().nullable(), value: exact.nullable(), missing: z.array(z.unknown()) })
      .loose(),
  ),
  published: z.array(z.object({ value: z.string(), verdict })),
})

export const valueAnswerOf = (row: FigureRow) => row as unknown as z.output<typeof valueAnswer>

const releaseAnswer = z.object({
  number: z.int(),
  act: z.uuid(),
  entry: z.int(),
  file: z.string().describe('SHA-256; the bytes are at /record/file/<file>'),
  bytes: z.int(),
  observations: z.int(),
  title: text.nullable(),
  announced: z.string().nullable(),
  published: z.string(),
})

export const dataSetAnswer = z.object({
  id: z.string(),
  act: z.uuid(),
  structure,
  releases: z.array(releaseAnswer),
})

export const dataSetAnswerOf = ({ id, act_id, structure }: DataSetRow, releases: readonly ReleaseRow[]) => ({
  id,
  act: act_id,
  structure,
  releases: releases.map(({ act_id: act, data_set: _dataSet, ...release }) => ({ act, ...release })),
})

export const observationAnswer = z.object({
  key: z.record(z.string(), z.string()),
  period,
  measure: z.string(),
  value: z.string().nullable(),
  status: z.enum(statuses),
  unit: z.string(),
  source: z.string().optional(),
  read: z.string().optional(),
  grade: z.string().optional(),
  note: z.string().optional(),
  group: z.string().optional(),
  line: z.int(),
  release: z.int(),
})

export const observationAnswerOf = (observation: HeldObservation): z.output<typeof observationAnswer> =>
  observation
