import { timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import type { Locale } from '../language/index.ts'
import type { House } from '../web/house.ts'
import { hashOf, newCode } from './secrets.ts'

const minutes = 15
const mostTries = 5

const findAccount = (house: House, email: string) =>
  house.database.db
    .selectFrom('own.account')
    .selectAll()
    .where(sql<string>`lower(email)`, '=', email.toLowerCase())
    .where('suspended', 'is', null)
    .executeTakeFirst()

/** Sends a sign-in code, if there is such an account. The page says the same whether there is one or not. */
export async function sendCode(house: House, email: string, l: Locale): Promise<void> {
  const account = await findAccount(house, email)
  if (!account?.email) return
  const code = newCode()
  await keepCode(house, account.id, code, null)
  const mechanism = l.pick((await house.mechanism()).name).text
  await house.mailer.send({
    to: account.email,
    subject: l.t('identity.mail-code-subject', { mechanism }),
    words: l.t('identity.mail-code', { code: `${code.slice(0, 4)} ${code.slice(4)}`, minutes, mechanism }),
  })
}

/** A new code takes the place of the one before; `email` is the address that it would confirm. */
async function keepCode(house: House, account: string, code: string, email: string | null): Promise<void> {
  const row = {
    hash: hashOf(`${account} ${code}`),
    tries: 0,
    expires: sql<string>`now() + make_interval(mins => ${minutes})`,
    email,
  }
  await house.database.db
    .insertInto('own.email_code')
    .values({ account, ...row })
    .onConflict((conflict) => conflict.column('account').doUpdateSet(row))
    .execute()
}

/** Sends a code to an address that an account wants to have, so that nobody can claim another's. */
export async function sendConfirmation(
  house: House,
  account: string,
  email: string,
  l: Locale,
): Promise<void> {
  const code = newCode()
  await keepCode(house, account, code, email)
  const mechanism = l.pick((await house.mechanism()).name).text
  await house.mailer.send({
    to: email,
    subject: l.t('identity.mail-code-subject', { mechanism }),
    words: l.t('identity.mail-confirm', { code: `${code.slice(0, 4)} ${code.slice(4)}`, minutes, mechanism }),
  })
}

/** The address that this code confirms for the account; nothing when the code is wrong, used or expired. */
export async function checkConfirmation(
  house: House,
  account: string,
  typed: string,
): Promise<string | undefined> {
  const code = await useTry(house, account, typed)
  return code?.email ?? undefined
}

/** The account to which this code was sent; a code is good once, for a few tries. */
export async function checkCode(house: House, email: string, typed: string): Promise<string | undefined> {
  const account = await findAccount(house, email)
  if (!account) return undefined
  const code = await useTry(house, account.id, typed)
  // A code that was sent to confirm another address is no way in.
  return code && code.email === null ? account.id : undefined
}

async function useTry(
  house: House,
  account: string,
  typed: string,
): Promise<{ hash: string; email: string | null } | undefined> {
  const { db } = house.database
  const code = await db
    .updateTable('own.email_code')
    .set((row) => ({ tries: sql<number>`${row.ref('tries')} + 1` }))
    .where('account', '=', account)
    .where('expires', '>', sql<string>`now()`)
    .where('tries', '<', mostTries)
    .returning(['hash', 'email'])
    .executeTakeFirst()
  const given = hashOf(`${account} ${typed.replaceAll(/\D/g, '')}`)
  if (!code || !timingSafeEqual(Buffer.from(code.hash), Buffer.from(given))) return undefined
  await db.deleteFrom('own.email_code').where('account', '=', account).execute()
  return code
}
