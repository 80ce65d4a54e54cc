import type { Db } from '../../platform/database/index.ts'
import type { LangText } from '../../platform/language/index.ts'
import type { PartyRow, PartyStatusRow, StatusRow } from './tables.ts'

export interface PartyFilter {
  readonly kind?: string | undefined
  readonly status?: string | undefined
}

/** Parties by identifier; the page sorts them by name in the reader's language. */
export function listParties(db: Db, { kind, status }: PartyFilter = {}): Promise<PartyRow[]> {
  let query = db.selectFrom('view.party').selectAll().orderBy('id')
  if (kind) query = query.where('kind', '=', kind)
  if (status) query = query.where('status', '=', status)
  return query.execute()
}

export const findParty = (db: Db, id: string): Promise<PartyRow | undefined> =>
  db.selectFrom('view.party').selectAll().where('id', '=', id).executeTakeFirst()

/** A party's statuses, oldest first. */
export const statusHistory = (db: Db, party: string): Promise<(PartyStatusRow & { index: number })[]> =>
  db
    .selectFrom('view.party_status as status')
    .innerJoin('record.entry as entry', 'entry.act_id', 'status.act_id')
    .selectAll('status')
    .select('entry.index')
    .where('status.party', '=', party)
    .orderBy('entry.index')
    .execute()

export const listStatuses = (db: Db): Promise<StatusRow[]> =>
  db.selectFrom('view.status').selectAll().orderBy('ordinal').orderBy('code').execute()

/** The names of these parties, by identifier. */
export async function partyNames(db: Db, ids: readonly string[]): Promise<Map<string, LangText>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('view.party').select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}
