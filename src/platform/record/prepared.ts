import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../database/index.ts'
import type { Disclosure } from './append.ts'
import type { Act } from './log/index.ts'
import type { Prepared } from './recorder.ts'

const uuid = z.uuid()

/** How long a prepared act waits for its signature. */
export const holdMinutes = 10

export interface Held {
  readonly act: Act
  readonly disclosures: readonly Disclosure[]
  readonly thenAddress: string | null
}

/** Keeps a prepared act, with what its commitments stand for, for the person who asked for it. */
export async function hold(db: Db, account: string, prepared: Prepared, thenAddress?: string): Promise<void> {
  await db
    .deleteFrom('own.prepared')
    .where('expires', '<', sql<string>`now()`)
    .execute()
  await db
    .insertInto('own.prepared')
    .values({
      act_id: prepared.act.id,
      account,
      act: JSON.stringify(prepared.act),
      disclosures: JSON.stringify(prepared.disclosures),
      then_address: thenAddress ?? null,
      expires: sql<string>`now() + make_interval(mins => ${holdMinutes})`,
    })
    .execute()
}

/** The held act of this person, if it has not expired. */
export async function findHeld(db: Db, account: string, id: string): Promise<Held | undefined> {
  if (!uuid.safeParse(id).success) return undefined
  const row = await db
    .selectFrom('own.prepared')
    .selectAll()
    .where('act_id', '=', id)
    .where('account', '=', account)
    .where('expires', '>', sql<string>`now()`)
    .executeTakeFirst()
  if (!row) return undefined
  return {
    act: JSON.parse(row.act) as Act,
    disclosures: row.disclosures as Disclosure[],
    thenAddress: row.then_address,
  }
}

/** Lets go of a held act once it is on the record, or given up. */
export async function release(db: Db, id: string): Promise<void> {
  await db.deleteFrom('own.prepared').where('act_id', '=', id).execute()
}
