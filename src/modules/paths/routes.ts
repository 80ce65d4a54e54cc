import { z } from 'zod'
import { listOf } from '../../platform/web/lists.ts'
import { anyone } from '../../platform/web/policies.ts'
import type { Route } from '../../platform/web/route.ts'
import { pathsPage } from './pages/paths-page.ts'
import { listPaths, listProgrammes } from './queries.ts'

const text = z.record(z.string(), z.string())

const pathAnswer = z.object({
  id: z.uuid(),
  programme: z.string(),
  code: z.string(),
  number: z.int(),
  title: text,
  aim: text,
})

const programmeAnswer = z.object({ id: z.string(), act_id: z.uuid(), title: text, about: text })

export const routes: readonly Route[] = [
  { kind: 'page', path: '/paths', policy: anyone, page: pathsPage },
  {
    kind: 'data',
    path: '/paths',
    policy: anyone,
    summary: 'Paths of all programmes, by the id of the act that opened them',
    answer: listOf(pathAnswer).schema,
    data: async (c) => listOf(pathAnswer).answer(c, await listPaths(c.db), ({ id }) => id),
  },
  {
    kind: 'data',
    path: '/programmes',
    policy: anyone,
    summary: 'Programmes, by identifier',
    answer: listOf(programmeAnswer).schema,
    data: async (c) => listOf(programmeAnswer).answer(c, await listProgrammes(c.db), ({ id }) => id),
  },
]
