import type { Module } from '../../platform/web/house.ts'
import { acceptCommitment } from './acts/accept-commitment.ts'
import { linkEvidence } from './acts/link-evidence.ts'
import { reportProgress } from './acts/report-progress.ts'
import { commitments001 } from './migrations/001-commitments.ts'
import { commitments002 } from './migrations/002-parties-linked.ts'
import { markOf, wordsOf } from './pages/standing-mark.ts'
import { listCommitments } from './queries.ts'
import { routes } from './routes.ts'
import { addressOf } from './rules/address.ts'
import { tells } from './tells.ts'

/** What parties promised under a text, their reports on it, and what shows delivery. */
export const commitments: Module = {
  name: 'commitments',
  acts: [acceptCommitment, reportProgress, linkEvidence],
  migrations: [commitments001, commitments002],
  routes,
  tells,
  subjects: {
    'commitment.accepted': async (db, ids) => {
      // A link has no request that would say of which day; it shows the state of today.
      const today = new Date().toISOString().slice(0, 10)
      return (await listCommitments(db, today, {}, ids)).map((one) => ({
        id: one.id,
        station: 'commitment',
        title: one.title,
        href: `/commitments/${addressOf(one.number)}`,
        state: { mark: markOf(one), words: wordsOf(one) },
      }))
    },
  },
}
