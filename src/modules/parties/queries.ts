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

/** The names of these parties, by identifier; of all there are where none are asked for. */
export async function partyNames(db: Db, ids?: readonly string[]): Promise<Map<string, LangText>> {
  if (ids?.length === 0) return new Map()
  const all = db.selectFrom('view.party').select(['id', 'name'])
  const rows = await (ids ? all.where('id', 'in', ids) : all).execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}

interface FocalPoint {
  readonly name?: string
  readonly email?: string
  readonly note?: string
}

/**
 * Whom the secretariat can reach at each of these parties, and what it notes of it, by party. What was erased or
 * withheld is not there. For the secretariat alone.
 */
export async function focalPointsOf(
  db: Db,
  parties: readonly Pick<PartyRow, 'id' | 'focal_point'>[],
): Promise<Map<string, FocalPoint>> {
  const commitments = [...new Set(parties.flatMap(({ focal_point }) => focal_point ?? []))]
  if (commitments.length === 0) return new Map()
  const rows = await db
    .selectFrom('own.disclosure as held')
    .leftJoin('view.commitment_state as state', 'state.commitment', 'held.commitment')
    .select(['held.commitment', 'held.name', 'held.value'])
    .where('held.commitment', 'in', commitments)
    .where((where) => where.or([where('state.state', 'is', null), where('state.state', '=', 'released')]))
    .execute()
  const byCommitment = new Map(rows.map((row) => [row.commitment, row]))
  return new Map(
    parties.flatMap(({ id, focal_point }) => {
      const held = byCommitment.get(focal_point ?? '')
      // One commitment stands for one party's people, or for those of a whole sheet.
      const value =
        held?.name === 'focalPoints' ? (held.value as Record<string, FocalPoint>)[id] : held?.value
      return value === undefined ? [] : [[id, value as FocalPoint] as const]
    }),
  )
}
