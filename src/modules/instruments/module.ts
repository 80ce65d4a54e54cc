import type { Module } from '../../platform/web/house.ts'
import { adoptText } from './acts/adopt-text.ts'
import { translateText } from './acts/translate-text.ts'
import { textCarrier } from './forms/carrier.ts'
import { instruments001 } from './migrations/001-instruments.ts'
import { routes } from './routes.ts'
import { shows } from './shows.ts'
import { tells } from './tells.ts'

/** Texts in several languages, adopted by a decision: paragraphs, translations, and the positions under them. */
export const instruments: Module = {
  name: 'instruments',
  acts: [adoptText, translateText],
  migrations: [instruments001],
  routes,
  tells,
  shows,
  carriers: [textCarrier],
  subjects: {
    'text.adopted': async (db, ids) => {
      const rows = await db
        .selectFrom('view.text')
        .select(['id', 'address', 'title'])
        .where('id', 'in', ids)
        .execute()
      return rows.map((row) => ({
        id: row.id,
        station: 'text',
        title: row.title,
        href: `/texts/${row.address}`,
      }))
    },
  },
}
