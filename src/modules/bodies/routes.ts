import { z } from 'zod'
import { listOf } from '../../platform/web/lists.ts'
import { anyone } from '../../platform/web/policies.ts'
import type { Route } from '../../platform/web/route.ts'
import { establishForm } from './forms/establish.ts'
import { seatForms } from './forms/seats.ts'
import { bodiesPage } from './pages/bodies-page.ts'
import { bodyPage } from './pages/body-page.ts'
import { findBody, listBodies, membersOn, postsOn } from './queries.ts'
import { charter } from './rules/charter.ts'
import type { BodyRow } from './tables.ts'

const bodyAnswer = z.object({
  id: z.string(),
  act: z.uuid(),
  name: z.record(z.string(), z.string()),
  symbol: z.string(),
  charter,
})

const answer = ({ id, act_id, name, symbol, charter }: BodyRow) => ({
  id,
  act: act_id,
  name,
  symbol,
  charter,
})

export const routes: readonly Route[] = [
  { kind: 'page', path: '/bodies', policy: anyone, page: bodiesPage },
  establishForm,
  { kind: 'page', path: '/bodies/:body', policy: anyone, page: bodyPage },
  ...seatForms,
  {
    kind: 'data',
    path: '/bodies',
    policy: anyone,
    summary: 'Bodies, by identifier',
    answer: listOf(bodyAnswer).schema,
    data: async (c) => listOf(bodyAnswer).answer(c, (await listBodies(c.db)).map(answer), ({ id }) => id),
  },
  {
    kind: 'data',
    path: '/bodies/:body',
    policy: anyone,
    summary: 'One body, with its members and posts today',
    answer: bodyAnswer.extend({
      members: z.array(z.string()),
      posts: z.array(
        z.object({ post: z.string(), party: z.string(), from: z.string(), to: z.string().nullable() }),
      ),
    }),
    data: async (c) => {
      const body = await findBody(c.db, c.params['body'] ?? '')
      if (!body) return undefined
      const members = await membersOn(c.db, body.id, c.today)
      const posts = await postsOn(c.db, body.id, c.today)
      return {
        ...answer(body),
        members: members.map(({ id }) => id),
        posts: posts.map(({ post, party, from_day, to_day }) => ({
          post,
          party,
          from: from_day,
          to: to_day,
        })),
      }
    },
  },
]
