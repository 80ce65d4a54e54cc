import { sql } from 'kysely'
import type { Db } from '../../database/index.ts'
import type { WitnessRow } from '../tables.ts'

/** What is kept of a witness; nothing before it was asked. */
export const keptOf = (db: Db, vkey: string) =>
  db.selectFrom('own.witness').selectAll().where('vkey', '=', vkey).executeTakeFirst()

/** The newest cosignature of a witness; one of a smaller tree that comes late is not kept. */
export async function keepCosignature(
  db: Db,
  { vkey, size, time, line }: { vkey: string; size: number; time: number; line: string },
): Promise<void> {
  const row = { size, cosigned: new Date(time * 1000).toISOString(), line, held: size, fault: null }
  await db
    .insertInto('own.witness')
    .values({ vkey, ...row })
    .onConflict((conflict) =>
      conflict
        .column('vkey')
        .doUpdateSet(row)
        .where(sql<boolean>`coalesce(own.witness.size, 0) <= ${size}`),
    )
    .execute()
}

/** Why a witness did not cosign, and the size that it says it holds, where it said one. */
export async function keepFault(db: Db, vkey: string, fault: string, held?: number): Promise<void> {
  const row = { fault, ...(held !== undefined && { held }) }
  await db
    .insertInto('own.witness')
    .values({ vkey, ...row })
    .onConflict((conflict) => conflict.column('vkey').doUpdateSet(row))
    .execute()
}

/** The witness, of those with these keys, that says it holds most. */
export const furthest = (
  db: Db,
  vkeys: readonly string[],
): Promise<(Pick<WitnessRow, 'vkey'> & { held: number }) | undefined> =>
  vkeys.length === 0
    ? Promise.resolve(undefined)
    : db
        .selectFrom('own.witness')
        .select(['vkey', 'held'])
        .where('vkey', 'in', vkeys)
        .orderBy('held', 'desc')
        .limit(1)
        .executeTakeFirst()
