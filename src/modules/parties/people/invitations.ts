import { sql, type SqlBool } from 'kysely'
import type { Db } from '../../../platform/database/index.ts'
import type { Viewer } from '../../../platform/identity/index.ts'
import { disclosed } from '../../../platform/record/disclosed.ts'

export const invitationStates = ['open', 'expired', 'used', 'revoked'] as const
export type InvitationState = (typeof invitationStates)[number]

/** One invitation to act for a party, and what became of it. */
export interface Invitation {
  readonly mandate: string
  readonly party: string
  readonly powers: readonly string[]
  /** the person's name, as long as it is held here */
  readonly name?: string
  readonly email: string | null
  /** the name of whose account invited; none for the host */
  readonly inviter: string | null
  readonly created: string
  readonly expires: string
  readonly used: string | null
  readonly revoked: string | null
  readonly state: InvitationState
  /** the message with the link, if one was sent */
  readonly mail?: {
    readonly sent: string | null
    readonly fault: string | null
    readonly bounced: string | null
  }
  /** is it the newest of a mandate that is in force and that nobody has taken up? */
  readonly current: boolean
}

export interface InvitationFilter {
  readonly state?: InvitationState | undefined
  /** only open ones whose message a mail server refused, or gave back */
  readonly refused?: boolean
}

const state = sql<InvitationState>`case when invitation.used is not null then 'used'
  when invitation.revoked is not null then 'revoked'
  when invitation.expires <= now() then 'expired' else 'open' end`
const refused = sql<SqlBool>`(mail.bounced is not null or (mail.sent is null and mail.fault is not null))`

const invitations = (db: Db) =>
  db
    .selectFrom('own.invitation as invitation')
    .innerJoin('view.mandate as mandate', 'mandate.id', 'invitation.mandate')
    .leftJoin('own.account as inviter', 'inviter.id', 'invitation.inviter')
    .leftJoin('own.mail as mail', 'mail.id', 'invitation.mail')

/** How many invitations are in each state, how many there are, and how many of the open ones did not arrive. */
export async function countInvitations(db: Db): Promise<Record<InvitationState | 'all' | 'refused', number>> {
  const counts = { open: 0, expired: 0, used: 0, revoked: 0, all: 0, refused: 0 }
  const rows = await invitations(db)
    .select([state.as('state'), sql<number>`count(*)::int`.as('count')])
    .select(sql<number>`(count(*) filter (where ${refused}))::int`.as('refused'))
    .groupBy('state')
    .execute()
  for (const row of rows) {
    counts[row.state] = row.count
    counts.all += row.count
    if (row.state === 'open') counts.refused = row.refused
  }
  return counts
}

/** All parties' invitations, newest first, `limit` of them after `offset`; and how many the filter finds. */
export async function listInvitations(
  db: Db,
  viewer: Viewer,
  today: string,
  filter: InvitationFilter,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ found: Invitation[]; total: number }> {
  let query = invitations(db)
  if (filter.state) query = query.where(state, '=', filter.state)
  if (filter.refused) query = query.where(state, '=', 'open').where(refused)
  const [{ total }, rows] = await Promise.all([
    query.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow(),
    query
      .select([
        'mandate.id as mandate',
        'mandate.party',
        'mandate.powers',
        'mandate.person',
        'invitation.email',
        'inviter.name as inviter',
        'invitation.created',
        'invitation.expires',
        'invitation.used',
        'invitation.revoked',
        'invitation.mail',
        'mail.sent',
        'mail.fault',
        'mail.bounced',
        state.as('state'),
      ])
      .select(
        sql<boolean>`mandate.revoked is null and coalesce(mandate.to_day >= ${today}, true)
          and not exists (select from own.account_mandate held where held.mandate = mandate.id)
          and not exists (select from own.invitation later
            where later.mandate = mandate.id and later.created > invitation.created)`.as('current'),
      )
      .orderBy('invitation.created', 'desc')
      .orderBy('invitation.hash')
      .limit(limit)
      .offset(offset)
      .execute(),
  ])
  const people = await disclosed(
    db,
    rows.map(({ person }) => person),
    viewer,
  )
  const found = rows.map(({ person, mail, sent, fault, bounced, ...row }) => {
    const said = people.get(person)
    const name = said?.state === 'shown' ? (said.value as { name?: string }).name : undefined
    return {
      ...row,
      ...(name !== undefined && { name }),
      ...(mail !== null && { mail: { sent, fault, bounced } }),
    }
  })
  return { found, total }
}
