import type { Db } from '../../../platform/database/index.ts'
import type { Choice } from '../rules/tally.ts'
import type { BallotRow, DecisionRow, ProposalRow } from '../tables.ts'

export const findProposal = (db: Db, id: string): Promise<ProposalRow | undefined> =>
  db.selectFrom('view.proposal').selectAll().where('id', '=', id).executeTakeFirst()

export const findBallot = (db: Db, id: string): Promise<BallotRow | undefined> =>
  db.selectFrom('view.ballot').selectAll().where('id', '=', id).executeTakeFirst()

export const findDecision = (db: Db, id: string): Promise<DecisionRow | undefined> =>
  db.selectFrom('view.decision').selectAll().where('id', '=', id).executeTakeFirst()

/** The votes of a ballot as they stand, by party. */
export async function votesOf(db: Db, ballot: string): Promise<Map<string, Choice>> {
  const rows = await db
    .selectFrom('view.vote')
    .select(['party', 'choice'])
    .where('ballot', '=', ballot)
    .execute()
  return new Map(rows.map((row) => [row.party, row.choice as Choice]))
}
