import { sql } from 'kysely'
import type { Db } from '../database/index.ts'
import type { MandateRow } from '../record/index.ts'
import type { House } from '../web/house.ts'
import { hashOf, newSecret } from './secrets.ts'
import { nobody, type Viewer } from './viewer.ts'

/** A session lasts this long, however it is used. */
export const sessionDays = 7

/** Starts a session and returns its token; only the token's hash is kept. */
export async function startSession(db: Db, account: string): Promise<string> {
  const token = newSecret()
  const mandate = await db
    .selectFrom('own.account_mandate as held')
    .innerJoin('view.mandate as mandate', 'mandate.id', 'held.mandate')
    .select('mandate.id')
    .where('held.account', '=', account)
    .where('mandate.revoked', 'is', null)
    .orderBy('mandate.granted')
    .limit(1)
    .executeTakeFirst()
  await db
    .insertInto('own.session')
    .values({
      hash: hashOf(token),
      account,
      acting: mandate?.id ?? null,
      expires: sql<string>`now() + make_interval(days => ${sessionDays})`,
    })
    .execute()
  return token
}

/** Who is behind this token now: nobody once it is ended, expired, or its account suspended. */
export async function findViewer(house: House, token: string | undefined): Promise<Viewer> {
  if (!token) return nobody
  const { db } = house.database
  const hash = hashOf(token)
  const found = await db
    .selectFrom('own.session as session')
    .innerJoin('own.account as account', 'account.id', 'session.account')
    .select(['account.id', 'account.name', 'account.email', 'session.acting'])
    .where('session.hash', '=', hash)
    .where('session.expires', '>', sql<string>`now()`)
    .where('account.suspended', 'is', null)
    .executeTakeFirst()
  if (!found) return nobody
  const mandates = await mandatesOf(db, found.id, house.clock().toISOString().slice(0, 10))
  const acting = mandates.find((mandate) => mandate.id === found.acting) ?? mandates[0]
  const key =
    acting &&
    (await db
      .selectFrom('view.key')
      .select('key')
      .where('mandate', '=', acting.id)
      .where('revoked', 'is', null)
      .limit(1)
      .executeTakeFirst())
  const { id, name, email } = found
  return {
    account: { id, name, email },
    session: hash,
    mandates,
    ...(acting && { acting }),
    canSign: Boolean(key),
  }
}

const mandatesOf = (db: Db, account: string, day: string): Promise<MandateRow[]> =>
  db
    .selectFrom('own.account_mandate as held')
    .innerJoin('view.mandate as mandate', 'mandate.id', 'held.mandate')
    .selectAll('mandate')
    .where('held.account', '=', account)
    .where('mandate.revoked', 'is', null)
    .where('mandate.from_day', '<=', day)
    .where((where) => where.or([where('mandate.to_day', 'is', null), where('mandate.to_day', '>=', day)]))
    .orderBy('mandate.granted')
    .execute()

/** Ends one session, by the hash of its token. */
export async function endSession(db: Db, hash: string): Promise<void> {
  await db.deleteFrom('own.session').where('hash', '=', hash).execute()
}

/** Ends every session of an account: its keys changed, or it was suspended. */
export async function endSessions(db: Db, account: string): Promise<void> {
  await db.deleteFrom('own.session').where('account', '=', account).execute()
}

/** Chooses the mandate for which the person acts from now on in this session. */
export async function actFor(db: Db, session: string, mandate: string): Promise<void> {
  await db.updateTable('own.session').set({ acting: mandate }).where('hash', '=', session).execute()
}

/** Has a secretary suspended this account? */
export async function isSuspended(db: Db, account: string): Promise<boolean> {
  const row = await db
    .selectFrom('own.account')
    .select('suspended')
    .where('id', '=', account)
    .executeTakeFirst()
  return row === undefined || row.suspended !== null
}

/** Suspends an account, or restores it. Its sessions are dead on their next request. */
export async function suspend(db: Db, account: string, suspended: boolean): Promise<void> {
  await db
    .updateTable('own.account')
    .set({ suspended: suspended ? sql<string>`now()` : null })
    .where('id', '=', account)
    .execute()
  if (suspended) await endSessions(db, account)
}
