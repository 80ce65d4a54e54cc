import type { Db } from '../database/index.ts'

/**
 * Those of these ids that are of no act on the record. A rule may ask: what was recorded before an act is the same in
 * every replay, byte for byte.
 */
export async function notOnRecord(trx: Db, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await trx.selectFrom('record.entry').select('act_id').where('act_id', 'in', ids).execute()
  const held = new Set(rows.map(({ act_id }) => act_id))
  return ids.filter((id) => !held.has(id.toLowerCase()))
}
