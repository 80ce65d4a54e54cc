import { z } from 'zod'
import type { Ctx } from '../../platform/web/context.ts'
import { csvAnswer } from '../../platform/web/downloads.ts'
import { limitOf, listOf, nextAddress } from '../../platform/web/lists.ts'
import { anyone } from '../../platform/web/policies.ts'
import type { DataRoute, Route } from '../../platform/web/route.ts'
import {
  claimAnswer,
  claimAnswerOf,
  dataSetAnswer,
  dataSetAnswerOf,
  measureAnswer,
  measureAnswerOf,
  observationAnswer,
  observationAnswerOf,
  valueAnswer,
  valueAnswerOf,
} from './answers.ts'
import { valuesCsv } from './csv.ts'
import { claimPage } from './pages/claim-page.ts'
import { claimsPage } from './pages/claims-page.ts'
import { dataSetPage } from './pages/data-set-page.ts'
import { figuresPage } from './pages/figures-page.ts'
import { measurePage } from './pages/measure-page.ts'
import { findClaim, listClaims } from './queries/claims.ts'
import {
  findDataSet,
  findMeasure,
  listDataSets,
  listMeasures,
  listReleases,
  observationsOf,
  pageOfObservations,
} from './queries/data.ts'
import { figureRows } from './rules/figure.ts'
import { seriesOf } from './rules/series-of.ts'

/** The measure that an address names, with its values at every period. */
async function measureAsked(c: Ctx) {
  const row = await findMeasure(c.db, c.params['measure'] ?? '')
  if (!row) return undefined
  const held = await observationsOf(c.db, row.data_set, seriesOf(row.definition))
  return { row, values: figureRows(row.definition, held) }
}

/** Data at an address of its own, and at that of the page which shows it: a page is also data, as `.json`. */
const alsoAt = (path: string, route: Omit<DataRoute, 'kind' | 'policy'>): DataRoute[] =>
  [route.path, path].map((at) => ({ kind: 'data', policy: anyone, ...route, path: at }))

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
      const asked = await measureAsked(c)
      return asked && csvAnswer(`${asked.row.id}.csv`, ...valuesCsv(asked.values))
    },
  },
  { kind: 'page', path: '/figures/:measure', policy: anyone, page: measurePage },
  ...alsoAt('/figures/claims', {
    path: '/claims',
    summary: 'Claims with their verdicts, the history of these, and the computation; by identifier',
    answer: listOf(claimAnswer).schema,
    data: async (c) =>
      listOf(claimAnswer).answer(c, (await listClaims(c.db)).map(claimAnswerOf), ({ id }) => id),
  }),
  ...alsoAt('/figures/claims/:claim', {
    path: '/claims/:claim',
    summary: 'One claim',
    answer: claimAnswer,
    data: async (c) => {
      const claim = await findClaim(c.db, c.params['claim'] ?? '')
      return claim && claimAnswerOf(claim)
    },
  }),
  {
    kind: 'data',
    path: '/data-sets',
    policy: anyone,
    summary: 'Data sets with their structures and releases, by identifier',
    answer: listOf(dataSetAnswer).schema,
    data: async (c) => {
      const rows = await listDataSets(c.db)
      const answers = await Promise.all(
        rows.map(async (row) => dataSetAnswerOf(row, await listReleases(c.db, row.id))),
      )
      return listOf(dataSetAnswer).answer(c, answers, ({ id }) => id)
    },
  },
  ...alsoAt('/figures/data-sets/:set', {
    path: '/data-sets/:set',
    summary: 'One data set',
    answer: dataSetAnswer,
    data: async (c) => {
      const row = await findDataSet(c.db, c.params['set'] ?? '')
      return row && dataSetAnswerOf(row, await listReleases(c.db, row.id))
    },
  }),
  {
    kind: 'data',
    path: '/data-sets/:set/observations',
    policy: anyone,
    summary: 'The observations of a data set, in the order of release and row; of one release, or of all',
    query: z.object({
      release: z.int().optional(),
      limit: z.int().optional(),
      after: z.int().optional().describe('how many come before'),
    }),
    answer: listOf(observationAnswer).schema,
    data: async (c) => {
      const row = await findDataSet(c.db, c.params['set'] ?? '')
      if (!row) return undefined
      const limit = limitOf(c)
      const offset = wholeOf(c.query.get('after')) ?? 0
      const release = wholeOf(c.query.get('release'))
      const held = await pageOfObservations(c.db, row.id, { release, limit: limit + 1, offset })
      const items = held.slice(0, limit).map(observationAnswerOf)
      return { items, next: held.length > limit ? nextAddress(c, String(offset + limit)) : null }
    },
  },
  ...alsoAt('/figures', {
    path: '/measures',
    summary: 'Measures, by identifier',
    answer: listOf(measureAnswer).schema,
    data: async (c) =>
      listOf(measureAnswer).answer(c, (await listMeasures(c.db)).map(measureAnswerOf), ({ id }) => id),
  }),
  ...alsoAt('/figures/:measure', {
    path: '/measures/:measure',
    summary: 'One measure, computed at every period for which something of it is held, the newest first',
    answer: measureAnswer.extend({ values: z.array(valueAnswer) }),
    data: async (c) => {
      const asked = await measureAsked(c)
      return asked && { ...measureAnswerOf(asked.row), values: asked.values.map(valueAnswerOf) }
    },
  }),
]

/** A whole number as an address gives it; nothing where it is none. */
const wholeOf = (given: string | null): number | undefined =>
  given !== null && /^\d{1,9}$/.test(given) ? Number(given) : undefined
