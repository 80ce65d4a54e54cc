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
  /** the account that invites */
  readonly inviter?: string | undefined
  readonly days?: number
}

/** Makes an invitation and returns the secret for its link; only its hash is kept. */
export async function invite(
  db: Db,
  { mandate, account, name, email, inviter, days = invitationDays }: Invited,
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
      inviter: inviter ?? null,
      expires: sql<string>`now() + make_interval(days => ${days})`,
    })
    .execute()
  return secret
}

/** Notes the message that carries an invitation's link, so that it can be seen whether it arrived. */
export async function noteMail(db: Db, secret: string, mail: string): Promise<void> {
  await db.updateTable('own.invitation').set({ mail }).where('hash', '=', hashOf(secret)).execute()
}

/** The invitation behind a link, if it can still be taken. */
export const findInvitation = (db: Db, secret: string): Promise<InvitationRow | undefined> =>
  db
    .selectFrom('own.invitation')
    .selectAll()
    .where('hash', '=', hashOf(secret))
    .where('used', 'is', null)
    .where('revoked', 'is', null)
    .where('expires', '>', sql<string>`now()`)
    .executeTakeFirst()

/** The account that an invitation is for: the one it names, else the one that has its e-mail address. */
export async function ownerOf(db: Db, { account, email }: InvitationRow): Promise<string | undefined> {
  if (account !== null) return account
  if (email === null) return undefined
  const held = await db
    .selectFrom('own.account')
    .select('id')
    .where(sql<string>`lower(email)`, '=', email.toLowerCase())
    .executeTakeFirst()
  return held?.id
}

/**
 * Must the taker be signed in to an account? A link that somebody may show around is no proof of an e-mail address:
 * whoever could invite an address would else come into the account that has it.
 */
export async function needsSignIn(db: Db, invitation: InvitationRow, signedIn?: string): Promise<boolean> {
  const owner = await ownerOf(db, invitation)
  return owner !== undefined && invitation.account === null && owner !== signedIn
}

/**
 * Takes an invitation: its account, or the one of who is signed in (`by`), or a new one, holds the mandate from now
 * on. Of two who press at once one gets it: the row is marked used by a condition that only the first meets.
 */
export async function takeInvitation(db: Db, secret: string, by?: string): Promise<string | undefined> {
  const invitation = await findInvitation(db, secret)
  if (!invitation || (await needsSignIn(db, invitation, by))) return undefined
  const owner = await ownerOf(db, invitation)
  if (by !== undefined && owner !== undefined && owner !== by) return undefined
  const taken = await db
    .updateTable('own.invitation')
    .set({ used: sql<string>`now()` })
    .where('hash', '=', hashOf(secret))
    .where('used', 'is', null)
    .where('revoked', 'is', null)
    .where('expires', '>', sql<string>`now()`)
    .returningAll()
    .executeTakeFirst()
  if (!taken) return undefined
  const account = by ?? owner ?? (await newAccount(db, taken))
  await holdMandate(db, account, taken)
  return account
}

/** The account holds the invitation's mandate from now on, if it is for one. */
export async function holdMandate(db: Db, account: string, { mandate }: InvitationRow): Promise<void> {
  if (mandate === null) return
  await db
    .insertInto('own.account_mandate')
    .values({ account, mandate })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function newAccount(
  db: Db,
  { name, email }: Pick<InvitationRow, 'name' | 'email'>,
): Promise<string> {
  const made = await db
    .insertInto('own.account')
    .values({ name, email })
    .returning('id')
    .executeTakeFirstOrThrow()
  return made.id
}

/** The links to this mandate that nobody has taken lead nowhere from now on. */
export async function revokeInvitations(db: Db, mandate: string): Promise<void> {
  await db
    .updateTable('own.invitation')
    .set({ revoked: sql<string>`now()` })
    .where('mandate', '=', mandate)
    .where('used', 'is', null)
    .where('revoked', 'is', null)
    .execute()
}
