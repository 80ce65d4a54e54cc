import type { Module } from '../../platform/web/house.ts'
import { castVote, closeBallot, openBallot, recordConsensus } from './acts/ballots.ts'
import { makeProposal } from './acts/make-proposal.ts'
import { statePosition } from './acts/state-position.ts'
import { withdrawProposal } from './acts/withdraw-proposal.ts'
import { closeDueBallots } from './close-due-ballots.ts'
import { decisions001 } from './migrations/001-decisions.ts'
import { routes } from './routes.ts'
import { shows } from './shows.ts'
import { tells } from './tells.ts'

/** Rules of procedure, ballots, tallies: a proposal that carries acts, and the decision that performs them. */
export const decisions: Module = {
  name: 'decisions',
  acts: [makeProposal, withdrawProposal, openBallot, castVote, closeBallot, recordConsensus, statePosition],
  migrations: [decisions001],
  routes,
  tells,
  shows,
  jobs: [closeDueBallots],
  subjects: {
    'proposal.made': async (db, ids) => {
      const rows = await db
        .selectFrom('view.proposal')
        .select(['id', 'address', 'symbol', 'title', 'state'])
        .where('id', 'in', ids)
        .execute()
      return rows.map((row) => ({
        id: row.id,
        station: 'proposal',
        symbol: row.symbol,
        title: row.title,
        href: `/decisions/${row.address}`,
      }))
    },
    'ballot.closed': decided,
    'consensus.recorded': decided,
  },
}

async function decided(db: Parameters<NonNullable<Module['subjects']>[string]>[0], ids: readonly string[]) {
  const rows = await db
    .selectFrom('view.decision')
    .select(['id', 'address', 'symbol', 'title', 'outcome'])
    .where('id', 'in', ids)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    station: 'decision' as const,
    symbol: row.symbol,
    title: row.title,
    href: `/decisions/${row.address}`,
    state: {
      mark: row.outcome === 'adopted' ? ('yes' as const) : ('no' as const),
      words: `decisions.outcome.${row.outcome}`,
    },
  }))
}
