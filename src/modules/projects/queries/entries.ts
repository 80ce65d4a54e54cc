import type { Db } from '../../../platform/database/index.ts'

/** The acts that these entries of the record hold, by the entries' numbers. */
export async function actsAt(db: Db, numbers: readonly number[]): Promise<Map<number, string>> {
  if (numbers.length === 0) return new Map()
  const rows = await db
    .selectFrom('record.entry')
    .select(['index', 'act_id'])
    .where('index', 'in', numbers)
    .orderBy('index')
    .execute()
  return new Map(rows.map((row) => [row.index, row.act_id]))
}

/** The numbers of the entries that hold these acts. */
export async function entriesOf(db: Db, acts: readonly string[]): Promise<number[]> {
  if (acts.length === 0) return []
  const rows = await db
    .selectFrom('record.entry')
    .select('index')
    .where('act_id', 'in', acts)
    .orderBy('index')
    .execute()
  return rows.map((row) => row.index)
}
