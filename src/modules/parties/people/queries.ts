import type { Db } from '../../../platform/database/index.ts'
import type { Viewer } from '../../../platform/identity/index.ts'
import type { MandateRow } from '../../../platform/record/index.ts'
import { disclosed } from '../../../platform/record/disclosed.ts'

export const states = [
  'with-passkey',
  'without-passkey',
  'invited',
  'invitation-over',
  'not-invited',
  'suspended',
  'ended',
  'revoked',
] as const
export type PersonState = (typeof states)[number]

/** A mandate and its person, as far as this reader may know who that is. */
export interface Person {
  readonly mandate: MandateRow
  readonly name?: string
  readonly email?: string
  readonly account?: string
  readonly state: PersonState
  /** until when the newest link is good */
  readonly until?: string
}

/** The people of a party, newest mandate first, each with how far it has come. */
export async function listPeople(
  db: Db,
  party: string,
  { viewer, now }: { readonly viewer: Viewer; readonly now: string },
): Promise<Person[]> {
  const mandates = await db
    .selectFrom('view.mandate')
    .selectAll()
    .where('party', '=', party)
    .orderBy('granted', 'desc')
    .execute()
  if (mandates.length === 0) return []
  const ids = mandates.map(({ id }) => id)
  const [values, accounts, invitations] = await Promise.all([
    disclosed(
      db,
      mandates.map(({ person }) => person),
      viewer,
    ),
    db
      .selectFrom('own.account_mandate as held')
      .innerJoin('own.account as account', 'account.id', 'held.account')
      .select(['held.mandate', 'account.id', 'account.suspended'])
      .where('held.mandate', 'in', ids)
      .execute(),
    db
      .selectFrom('own.invitation')
      .select(['mandate', 'expires'])
      .where('mandate', 'in', ids)
      .where('used', 'is', null)
      .where('revoked', 'is', null)
      .orderBy('expires')
      .execute(),
  ])
  const passkeys = await db
    .selectFrom('own.passkey')
    .select('account')
    .distinct()
    .where(
      'account',
      'in',
      accounts.length > 0 ? accounts.map(({ id }) => id) : ['00000000-0000-0000-0000-000000000000'],
    )
    .execute()
  const withPasskey = new Set(passkeys.map(({ account }) => account))
  return mandates.map((mandate) => {
    const said = values.get(mandate.person)
    const { name, email } = (said?.state === 'shown' ? said.value : {}) as { name?: string; email?: string }
    const account = accounts.find((row) => row.mandate === mandate.id)
    const until = invitations.findLast((row) => row.mandate === mandate.id)?.expires
    const shared = {
      mandate,
      ...(name !== undefined && { name }),
      ...(email !== undefined && { email }),
      ...(account && { account: account.id }),
      ...(until !== undefined && until > now && { until }),
    }
    const state = (): PersonState => {
      if (mandate.revoked !== null) return 'revoked'
      if (mandate.to_day !== null && mandate.to_day < now.slice(0, 10)) return 'ended'
      if (account?.suspended) return 'suspended'
      if (account) return withPasskey.has(account.id) ? 'with-passkey' : 'without-passkey'
      if (until === undefined) return 'not-invited'
      return until > now ? 'invited' : 'invitation-over'
    }
    return { ...shared, state: state() }
  })
}

/**
 * May somebody who administers this party alone let a person back in? A new way into an account opens everything that
 * the account may do: only where all of that is this party's.
 */
export async function actsForAlone(db: Db, account: string, party: string): Promise<boolean> {
  const others = await db
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
