import { sql } from 'kysely'
import { transaction, type Db } from '../../database/index.ts'
import { holdMandate, newAccount } from '../invitations.ts'
import type { Vouched } from './connect.ts'

/**
 * The account of somebody for whom a provider vouches: the one that is bound to this subject, else the one that was
 * invited with the verified e-mail address. A provider vouches for the people of one party: an account that may act
 * for another is never opened by it, or one member could sign in as another's delegate.
 */
export const accountVouchedFor = (db: Db, vouched: Vouched): Promise<string | undefined> =>
  transaction(db, async (trx) => {
    const bound = await trx
      .selectFrom('own.provider_account')
      .select('account')
      .where('provider', '=', vouched.provider.id)
      .where('subject', '=', vouched.subject)
      .executeTakeFirst()
    const account = bound?.account ?? (await invitedAs(trx, vouched))
    if (account === undefined || !(await actsForAlone(trx, account, vouched.provider.party))) return undefined
    if (bound) return account
    const made = await trx
      .insertInto('own.provider_account')
      .values({ provider: vouched.provider.id, subject: vouched.subject, account })
      .onConflict((conflict) => conflict.doNothing())
      .returning('account')
      .executeTakeFirst()
    // Another person of the provider is bound to this account already.
    return made?.account
  })

/** The account with this address; else a new one for who was invited with it and has not come yet. */
async function invitedAs(trx: Db, { provider, email }: Vouched): Promise<string | undefined> {
  if (email === undefined) return undefined
  const held = await trx
    .selectFrom('own.account')
    .select('id')
    .where(sql<string>`lower(email)`, '=', email.toLowerCase())
    .executeTakeFirst()
  const invitations = await trx
    .selectFrom('own.invitation as invitation')
    .innerJoin('view.mandate as mandate', 'mandate.id', 'invitation.mandate')
    .selectAll('invitation')
    .where(sql<string>`lower(invitation.email)`, '=', email.toLowerCase())
    .where('invitation.used', 'is', null)
    .where('invitation.revoked', 'is', null)
    .where('invitation.account', 'is', null)
    .where('invitation.expires', '>', sql<string>`now()`)
    .where('mandate.party', '=', provider.party)
    .where('mandate.revoked', 'is', null)
    .execute()
  const first = invitations[0]
  if (!held && !first) return undefined
  const account = held?.id ?? (first && (await newAccount(trx, first)))
  if (account === undefined || !(await actsForAlone(trx, account, provider.party))) return account
  for (const invitation of invitations) {
    await holdMandate(trx, account, invitation)
    await trx
      .updateTable('own.invitation')
      .set({ used: sql<string>`now()` })
      .where('hash', '=', invitation.hash)
      .execute()
  }
  return account
}

async function actsForAlone(trx: Db, account: string, party: string): Promise<boolean> {
  const others = await trx
    .selectFrom('own.account_mandate as held')
    .innerJoin('view.mandate as mandate', 'mandate.id', 'held.mandate')
    .select('mandate.id')
    .where('held.account', '=', account)
    .where('mandate.party', '!=', party)
    .where('mandate.revoked', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return others === undefined
}
