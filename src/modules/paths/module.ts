import type { Module } from '../../platform/web/house.ts'
import { launchProgramme, openPath } from './acts/programmes.ts'
import { paths001 } from './migrations/001-paths.ts'
import { routes } from './routes.ts'
import { tells } from './tells.ts'

/** Programmes and their paths, as data. */
export const paths: Module = {
  name: 'paths',
  acts: [launchProgramme, openPath],
  migrations: [paths001],
  routes,
  tells,
  subjects: {
    'path.opened': async (db, ids) => {
      const rows = await db
        .selectFrom('view.path')
        .select(['id', 'code', 'title'])
        .where('id', 'in', ids)
        .execute()
      return rows.map((row) => ({
        id: row.id,
        station: 'none',
        title: row.title,
        href: `/paths/${row.code}`,
      }))
    },
  },
}
