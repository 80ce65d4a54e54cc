import { z } from 'zod'
import { limitOf, nextAddress } from '../../web/lists.ts'
import { anyone } from '../../web/policies.ts'
import type { Route } from '../../web/route.ts'
import { entryPage } from '../pages/entry-page.ts'
import { recordPage } from '../pages/record-page.ts'
import { verifyPage } from '../pages/verify-page.ts'

const entryAnswer = z.object({ index: z.int(), entry: z.unknown() })

export const recordPageRoutes: readonly Route[] = [
  { kind: 'page', path: '/record', policy: anyone, page: recordPage },
  { kind: 'page', path: '/record/verify', policy: anyone, page: verifyPage },
  { kind: 'page', path: '/record/:index{[0-9]+}', policy: anyone, page: entryPage },
  {
    kind: 'data',
    path: '/record',
    policy: anyone,
    summary: 'Entries of the record, oldest first',
    answer: z.object({ items: z.array(entryAnswer), next: z.string().nullable() }),
    data: async (c) => {
      const limit = limitOf(c)
      const after = Number(c.query.get('after') ?? -1)
      const rows = await c.db
        .selectFrom('record.entry')
        .select(['index', 'bytes'])
        .where('index', '>', Number.isSafeInteger(after) ? after : -1)
        .orderBy('index')
        .limit(limit + 1)
        .execute()
      const items = rows
        .slice(0, limit)
        .map(({ index, bytes }) => ({ index, entry: JSON.parse(bytes.toString()) as unknown }))
      const last = items.at(-1)
      return { items, next: rows.length > limit && last ? nextAddress(c, String(last.index)) : null }
    },
  },
  {
    kind: 'data',
    path: '/record/:index',
    policy: anyone,
    summary: 'One entry of the record',
    answer: entryAnswer,
    data: async (c) => {
      const index = Number(c.params['index'])
      if (!Number.isSafeInteger(index)) return undefined
      const row = await c.db
        .selectFrom('record.entry')
        .select('bytes')
        .where('index', '=', index)
        .executeTakeFirst()
      return row && { index, entry: JSON.parse(row.bytes.toString()) as unknown }
    },
  },
]
