import { z } from 'zod'
import { csvAnswer } from '../../platform/web/downloads.ts'
import { limitOf, listOf, nextAddress } from '../../platform/web/lists.ts'
import { anyone } from '../../platform/web/policies.ts'
import type { Route } from '../../platform/web/route.ts'
import { claimPage } from './pages/claim-page.ts'
import { claimsPage } from './pages/claims-page.ts'
import { dataSetPage } from './pages/data-set-page.ts'
import { figuresPage } from './pages/figures-page.ts'
import { measurePage } from './pages/measure-page.ts'
import { valuesOf } from './pages/newest.ts'
import { findClaim, historyOf, listClaims } from './queries/claims.ts'
import { findDataSet, findMeasure, listDataSets, listMeasures, observationsOf } from './queries/data.ts'
import { claim } from './rules/claim.ts'
import { measureDefinition } from './rules/measure.ts'
import { verdicts } from './rules/verdict.ts'
import type { ClaimRow, ClaimVerdictRow } from './tables.ts'

const text = z.record(z.string(), z.string())
const verdict = z.enum(verdicts)

const claimAnswer = z.object({
  id: z.string(),
  act: z.uuid(),
  text,
  claim,
  verdict: verdict.nullable(),
  history: z.array(z.object({ verdict, release: z.int(), act: z.uuid(), at: z.string() })),
  computation: z.unknown(),
})

const answerOf = (row: ClaimRow, history: readonly ClaimVerdictRow[]) => ({
  id: row.address,
  act: row.id,
  text: row.claim.sentence,
  claim: row.claim,
  verdict: (history.at(-1)?.verdict ?? null) as z.output<typeof verdict> | null,
  history: history.map((one) => ({
    verdict: one.verdict as z.output<typeof verdict>,
    release: one.release,
    act: one.act_id,
    at: one.at,
  })),
  computation: history.at(-1)?.judged.assertions ?? [],
})

const measureAnswer = z.object({
  id: z.string(),
  act: z.uuid(),
  dataSet: z.string(),
  definition: measureDefinition,
})
const dataSetAnswer = z.object({ id: z.string(), act: z.uuid(), structure: z.unknown() })

export const routes: readonly Route[] = [
  { kind: 'page', path: '/figures', policy: anyone, page: figuresPage },
  { kind: 'page', path: '/figures/claims', policy: anyone, page: claimsPage },
  { kind: 'page', path: '/figures/claims/:claim', policy: anyone, page: claimPage },
  { kind: 'page', path: '/figures/data-sets/:set', policy: anyone, page: dataSetPage },
  {
    kind: 'file',
    path: '/figures/:measure/values.csv',
    policy: anyone,
    file: async (c) => {
      const row = await findMeasure(c.db, c.params['measure'] ?? '')
      if (!row) return undefined
      const values = valuesOf(row.definition, await observationsOf(c.db, row.data_set))
      return csvAnswer(
        `${row.id}.csv`,
        ['start', 'end', 'value', 'numerator', 'denominator', 'missing'],
        values.map((one) => [
          one.period.start,
          one.period.end,
          one.rounded ?? '',
          one.value?.numerator ?? '',
          one.value?.denominator ?? '',
          one.missing.map(({ role }) => role).join(' '),
        ]),
      )
    },
  },
  { kind: 'page', path: '/figures/:measure', policy: anyone, page: measurePage },
  {
    kind: 'data',
    path: '/claims',
    policy: anyone,
    summary: 'Claims with their verdicts, the history of them, and the computation',
    answer: listOf(claimAnswer).schema,
    data: async (c) => {
      const rows = await listClaims(c.db)
      const answers = await Promise.all(rows.map(async (row) => answerOf(row, await historyOf(c.db, row.id))))
      return listOf(claimAnswer).answer(c, answers, ({ id }) => id)
    },
  },
  {
    kind: 'data',
    path: '/figures/claims/:claim',
    policy: anyone,
    summary: 'One claim',
    answer: claimAnswer,
    data: async (c) => {
      const row = await findClaim(c.db, c.params['claim'] ?? '')
      return row && answerOf(row, await historyOf(c.db, row.id))
    },
  },
  {
    kind: 'data',
    path: '/figures',
    policy: anyone,
    summary: 'Measures, by identifier',
    answer: listOf(measureAnswer).schema,
    data: async (c) =>
      listOf(measureAnswer).answer(
        c,
        (await listMeasures(c.db)).map(({ id, act_id, data_set, definition }) => ({
          id,
          act: act_id,
          dataSet: data_set,
          definition,
        })),
        ({ id }) => id,
      ),
  },
  {
    kind: 'data',
    path: '/data-sets',
    policy: anyone,
    summary: 'Data sets with their structures, by identifier',
    answer: listOf(dataSetAnswer).schema,
    data: async (c) =>
      listOf(dataSetAnswer).answer(
        c,
        (await listDataSets(c.db)).map(({ id, act_id, structure }) => ({ id, act: act_id, structure })),
        ({ id }) => id,
      ),
  },
  {
    kind: 'data',
    path: '/figures/data-sets/:set',
    policy: anyone,
    summary: 'The observations of a data set, in the order of release and row',
    answer: z.object({ items: z.array(z.unknown()), next: z.string().nullable() }),
    data: async (c) => {
      const row = await findDataSet(c.db, c.params['set'] ?? '')
      if (!row) return undefined
      const limit = limitOf(c)
      const after = Number(c.query.get('after') ?? 0)
      const from = Number.isSafeInteger(after) && after > 0 ? after : 0
      const observations = await observationsOf(c.db, row.id)
      const items = observations.slice(from, from + limit)
      return { items, next: from + limit < observations.length ? nextAddress(c, String(from + limit)) : null }
    },
  },
]
