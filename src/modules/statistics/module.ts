import type { Module } from '../../platform/web/house.ts'
import { defineDataSet, defineMeasure } from './acts/define.ts'
import { makeClaim } from './acts/make-claim.ts'
import { publishRelease } from './acts/publish-release.ts'
import { statistics001 } from './migrations/001-statistics.ts'
import { routes } from './routes.ts'
import { markOf } from './pages/verdict-mark.ts'
import type { Verdict } from './rules/verdict.ts'
import { tells } from './tells.ts'

/** Data sets and their releases, measures by name, and claims with the history of their verdicts. */
export const statistics: Module = {
  name: 'statistics',
  acts: [defineDataSet, publishRelease, defineMeasure, makeClaim],
  migrations: [statistics001],
  routes,
  tells,
  bulk: [{ table: 'view.observation', file: 'file', published: 'view.release' }],
  subjects: {
    'claim.made': async (db, ids) => {
      const [rows, verdicts] = await Promise.all([
        db.selectFrom('view.claim').select(['id', 'address', 'claim']).where('id', 'in', ids).execute(),
        db
          .selectFrom('view.claim_verdict')
          .select(['claim', 'verdict'])
          .where('claim', 'in', ids)
          .orderBy('ordinal')
          .execute(),
      ])
      const newest = new Map(verdicts.map(({ claim, verdict }) => [claim, verdict as Verdict]))
      return rows.map(({ id, address, claim }) => {
        const verdict = newest.get(id)
        return {
          id,
          station: 'figure',
          title: claim.sentence,
          href: `/figures/claims/${address}`,
          ...(verdict && { state: { mark: markOf(verdict), words: `statistics.verdict.${verdict}` } }),
        }
      })
    },
    'data-set.defined': async (db, ids) => {
      const rows = await db.selectFrom('view.data_set').selectAll().where('act_id', 'in', ids).execute()
      return rows.map(({ id, act_id, structure }) => ({
        id: act_id,
        station: 'none',
        title: structure.title,
        href: `/figures/data-sets/${id}`,
      }))
    },
  },
}
