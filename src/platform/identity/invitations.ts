import { sql } from 'kysely'
import type { Db } from '../database/index.ts'
import { hashOf, newSecret } from './secrets.ts'
import type { InvitationRow } from './tables.ts'

/** An invitation is good for this long, and once. */
export const invitationDays = 14

export interface Invited {
  readonly mandate?: string
  readonly account?: string
  readonly name: string
  readonly email?: string | undefined
  readonly days?: number
}

/** Makes an invitation and returns the secret for its link; only its hash is kept. */
export async function invite(
  db: Db,
  { mandate, account, name, email, days = invitationDays }: Invited,
): Promise<string> {
  const secret = newSecret()
  await db
    .insertInto('own.invitation')
    .values({
      hash: hashOf(secret),
      mandate: mandate ?? null,
      account: account ?? null,
      name,
      email: email ?? null,
      expires: sql<string>`now() + make_interval(days => ${days})`,
    })
    .execute()
  return secret
}

/** The invitation behind a link, if it can still be taken. */
export const findInvitation = (db: Db, secret: string): Promise<InvitationRow | undefined> =>
  db
    .selectFrom('own.invitation')
    .selectAll()
    .where('hash', '=', hashOf(secret))
    .where('used', 'is', null)
    .where('expires', '>', sql<string>`now()`)
    .executeTakeFirst()

/**
 * Takes an invitation: its account, made if there is none, holds the mandate from now on. Of two who press at once
 * one gets it: the row is marked used by a condition that only the first meets.
 */
export async function takeInvitation(db: Db, secret: string): Promise<string | undefined> {
  const taken = await db
    .updateTable('own.invitation')
    .set({ used: sql<string>`now()` })
    .where('hash', '=', hashOf(secret))
    .where('used', 'is', null)
    .where('expires', '>', sql<string>`now()`)
    .returningAll()
    .executeTakeFirst()
  if (!taken) return undefined
  const account = taken.account ?? (await accountFor(db, taken))
  if (taken.mandate)
    await db
      .insertInto('own.account_mandate')
      .values({ account, mandate: taken.mandate })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  return account
}

/** Somebody with this e-mail address may have an account already: then it gains the mandate. */
async function accountFor(db: Db, { name, email }: InvitationRow): Promise<string> {
  if (email !== null) {
    const held = await db
      .selectFrom('own.account')
      .select('id')
      .where(sql<string>`lower(email)`, '=', email.toLowerCase())
      .executeTakeFirst()
    if (held) return held.id
  }
  const made = await db
    .insertInto('own.account')
    .values({ name, email })
    .returning('id')
    .executeTakeFirstOrThrow()
  return made.id
}
