import { sql } from 'kysely'
import type { Db } from '../../../platform/database/index.ts'
import type { DecisionRow, PositionRow, ProposalRow, VoteRow } from '../tables.ts'

export interface DecisionFilter {
  readonly body?: string | undefined
  readonly path?: string | undefined
}

/** Proposals, newest first. */
export function listProposals(db: Db, { body, path }: DecisionFilter = {}): Promise<ProposalRow[]> {
  let query = db.selectFrom('view.proposal').selectAll().orderBy('made', 'desc')
  if (body) query = query.where('body', '=', body)
  if (path) query = query.where(sql<boolean>`paths @> array[${path}]::text[]`)
  return query.execute()
}

/** Decisions, newest first. */
export function listDecisions(db: Db, { body, path }: DecisionFilter = {}): Promise<DecisionRow[]> {
  let query = db.selectFrom('view.decision').selectAll('view.decision').orderBy('decided', 'desc')
  if (body) query = query.where('view.decision.body', '=', body)
  if (path)
    query = query
      .innerJoin('view.proposal', 'view.proposal.id', 'view.decision.proposal')
      .where(sql<boolean>`view.proposal.paths @> array[${path}]::text[]`)
  return query.execute()
}

export const findProposalAt = (db: Db, address: string): Promise<ProposalRow | undefined> =>
  db.selectFrom('view.proposal').selectAll().where('address', '=', address).executeTakeFirst()

export const findDecisionAt = (db: Db, address: string): Promise<DecisionRow | undefined> =>
  db.selectFrom('view.decision').selectAll().where('address', '=', address).executeTakeFirst()

/** The decision that a proposal came to. */
export const decisionOn = (db: Db, proposal: string): Promise<DecisionRow | undefined> =>
  db.selectFrom('view.decision').selectAll().where('proposal', '=', proposal).executeTakeFirst()

/** A proposal's ballot, if one was opened. */
export const ballotOn = (db: Db, proposal: string) =>
  db.selectFrom('view.ballot').selectAll().where('proposal', '=', proposal).executeTakeFirst()

export const listVotes = (db: Db, ballot: string): Promise<(VoteRow & { index: number })[]> =>
  db
    .selectFrom('view.vote as vote')
    .innerJoin('record.entry as entry', 'entry.act_id', 'vote.act_id')
    .selectAll('vote')
    .select('entry.index')
    .where('vote.ballot', '=', ballot)
    .orderBy('vote.party')
    .execute()

export const listPositions = (db: Db, decision: string): Promise<(PositionRow & { index: number })[]> =>
  db
    .selectFrom('view.position as position')
    .innerJoin('record.entry as entry', 'entry.act_id', 'position.id')
    .selectAll('position')
    .select('entry.index')
    .where('position.decision', '=', decision)
    .orderBy('entry.index')
    .execute()
