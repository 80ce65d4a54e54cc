import type { Module } from '../../platform/web/house.ts'
import { establishBody } from './acts/establish-body.ts'
import { fillPost, leaveSeat, takeSeat } from './acts/seats.ts'
import { bodies001 } from './migrations/001-bodies.ts'
import { routes } from './routes.ts'
import { tells } from './tells.ts'

/** Bodies: their charters, seats and posts. */
export const bodies: Module = {
  name: 'bodies',
  acts: [establishBody, takeSeat, leaveSeat, fillPost],
  migrations: [bodies001],
  routes,
  tells,
  subjects: {
    'body.established': async (db, ids) => {
      const rows = await db
        .selectFrom('view.body')
        .select(['id', 'act_id', 'name'])
        .where('act_id', 'in', ids)
        .execute()
      return rows.map((row) => ({
        id: row.act_id,
        station: 'none',
        title: row.name,
        href: `/bodies/${row.id}`,
      }))
    },
  },
}
