import { sql } from 'kysely'
import type { Db } from '../../platform/database/index.ts'
import { numberAt } from './rules/address.ts'
import { standingOn, type Progress, type Standing } from './rules/standing.ts'
import type { CommitmentRow, EvidenceRow, ReportRow } from './tables.ts'

export interface CommitmentFilter {
  readonly party?: string | undefined
  /** the act that opened the path */
  readonly path?: string | undefined
  /** the act that adopted the text */
  readonly text?: string | undefined
}

export type Commitment = CommitmentRow & Standing

/**
 * Commitments as they stood at the end of a legal day (YYYY-MM-DD, UTC), by due day, those without one last. What was
 * accepted or reported later does not count.
 */
export async function listCommitments(
  db: Db,
  day: string,
  { party, path, text }: CommitmentFilter = {},
  ids?: readonly string[],
): Promise<Commitment[]> {
  if (ids?.length === 0) return []
  const end = sql<string>`((${day}::date + 1)::timestamp at time zone 'UTC')`
  let query = db
    .selectFrom('view.commitment as one')
    .selectAll('one')
    .select((from) =>
      from
        .selectFrom('view.commitment_report as report')
        .select('report.progress')
        .whereRef('report.commitment', '=', 'one.id')
        .where('report.reported', '<', end)
        .orderBy('report.reported', 'desc')
        .limit(1)
        .as('progress'),
    )
    .where('one.accepted', '<', end)
    .orderBy('one.due', (order) => order.asc().nullsLast())
    .orderBy('one.number')
  if (party) query = query.where('one.party', '=', party)
  if (path) query = query.where(sql<boolean>`one.paths @> array[${path}]::text[]`)
  if (text) query = query.where('one.text', '=', text)
  if (ids) query = query.where('one.id', 'in', ids)
  const rows = await query.execute()
  return rows.map(({ progress, ...row }) => ({
    ...row,
    ...standingOn(day, row.due, progress as Progress | null),
  }))
}

export const findCommitment = (db: Db, id: string): Promise<CommitmentRow | undefined> =>
  db.selectFrom('view.commitment').selectAll().where('id', '=', id).executeTakeFirst()

/** The commitment at an address (`c-12`). */
export async function findCommitmentAt(db: Db, address: string): Promise<CommitmentRow | undefined> {
  const number = numberAt(address)
  if (number === undefined) return undefined
  return db.selectFrom('view.commitment').selectAll().where('number', '=', number).executeTakeFirst()
}

/** The reports on a commitment, oldest first, each with its entry. */
export const reportsOn = (db: Db, commitment: string): Promise<(ReportRow & { index: number })[]> =>
  db
    .selectFrom('view.commitment_report as report')
    .innerJoin('record.entry as entry', 'entry.act_id', 'report.id')
    .selectAll('report')
    .select('entry.index')
    .where('report.commitment', '=', commitment)
    .orderBy('entry.index')
    .execute()

/** What shows that a commitment is being delivered, oldest link first. */
export const evidenceOf = (db: Db, commitment: string): Promise<EvidenceRow[]> =>
  db
    .selectFrom('view.commitment_evidence')
    .selectAll()
    .where('commitment', '=', commitment)
    .orderBy('linked')
    .orderBy('evidence')
    .execute()
