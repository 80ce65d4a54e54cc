import { Readable } from 'node:stream'
import { actsWith } from '../../identity/viewer.ts'
import { NotFound } from '../../web/errors.ts'
import { signedIn } from '../../web/policies.ts'
import type { Route } from '../../web/route.ts'

/** The letter on which a secretary recorded an act: for the secretariat, and for the people of the party that wrote it. */
export const letterRoutes: readonly Route[] = [
  {
    kind: 'file',
    path: '/record/letters/:act',
    policy: signedIn,
    file: async (c) => {
      const act = c.params['act'] ?? ''
      if (!/^[0-9a-f-]{36}$/.test(act)) return undefined
      const row = await c.db
        .selectFrom('view.instruction')
        .selectAll()
        .where('act_id', '=', act)
        .executeTakeFirst()
      const isTheirs = c.viewer.mandates.some(({ party }) => party === row?.party)
      if (!row || !(isTheirs || actsWith(c.viewer, 'secretary'))) throw new NotFound()
      const file = await c.house.files.get(row.letter)
      return (
        file &&
        new Response(Readable.toWeb(file) as ReadableStream, {
          headers: {
            'content-type': 'application/octet-stream',
            'content-disposition': `attachment; filename="letter-${row.letter.slice(0, 8)}"`,
            'cache-control': 'private, no-store',
          },
        })
      )
    },
  },
]
