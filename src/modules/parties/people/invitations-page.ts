import {
  actions,
  emptyState,
  filterForm,
  form,
  hidden,
  html,
  pager,
  rich,
  section,
  selectField,
  status,
  table,
  type Action,
  type Html,
  type Page,
  type StatusKind,
  type Words,
} from '../../../design/index.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import { secretariat } from '../../../platform/record/index.ts'
import {
  countInvitations,
  invitationStates,
  listInvitations,
  type Invitation,
  type InvitationFilter,
  type InvitationState,
} from './invitations.ts'
import { pathOf } from './place.ts'

const onePage = 50
const path = '/secretariat/invitations'

const marks: Record<InvitationState, StatusKind> = {
  open: 'open',
  expired: 'overdue',
  used: 'yes',
  revoked: 'no',
}

/** What is asked for: a state, or the open ones that did not arrive. */
function filterOf(c: Ctx): { value: string; filter: InvitationFilter } {
  const value = c.query.get('state') ?? ''
  if (value === 'refused') return { value, filter: { refused: true } }
  const state = invitationStates.find((one) => one === value)
  return { value: state ?? '', filter: { state } }
}

/** Every invitation of every party, for the secretariat: whom, to what, by whom, whether it arrived and was taken. */
export async function invitationsPage(c: Ctx): Promise<Page> {
  const { l } = c
  const { value, filter } = filterOf(c)
  const asked = Number(c.query.get('page') ?? 1)
  const page = Number.isSafeInteger(asked) && asked > 0 && asked < 100_000 ? asked : 1
  const [counts, { found, total }] = await Promise.all([
    countInvitations(c.db),
    listInvitations(c.db, c.viewer, c.today, filter, { limit: onePage, offset: (page - 1) * onePage }),
  ])
  const title = l.t('parties.invitations')
  return {
    title,
    crumbs: [{ label: l.t('web.secretariat'), href: c.href('/secretariat') }, { label: title }],
    fact: l.t('parties.invitations-fact', counts),
    wide: true,
    body: section(
      { heading: l.t('parties.list'), note: l.t('parties.invitations-note') },
      counts.all === 0
        ? emptyState({ what: l.t('parties.no-invitation'), who: l.t('parties.no-invitation-who') })
        : html`<div>${filterForm(
            {
              fields: [
                selectField(
                  {
                    name: 'state',
                    label: l.t('parties.state'),
                    small: true,
                    short: true,
                    value,
                    empty: l.t('parties.all-states'),
                    options: [...invitationStates, 'refused' as const].map((state) => ({
                      value: state,
                      label: l.t('parties.state-count', {
                        state: l.t(`parties.invitation.${state}`),
                        count: counts[state],
                      }),
                    })),
                  },
                  l,
                ),
              ],
              ...(value !== '' && { clearHref: c.href(path) }),
            },
            l,
          )}${await listed(c, found)}${found.length === 0 ? '' : pagerOf(c, value, page, total)}</div>`,
    ),
  }
}

async function listed(c: Ctx, found: readonly Invitation[]): Promise<Html> {
  const { l } = c
  const names = await c.house.nameParties([...new Set(found.map(({ party }) => party))])
  const nameOf = (party: string) =>
    party === secretariat ? l.t('web.secretariat') : l.pick(names.get(party) ?? {}).text || party
  return table(
    {
      label: l.t('parties.invitations'),
      columns: [
        { name: l.t('parties.person') },
        { name: l.t('parties.state'), nowrap: true },
        { name: l.t('parties.for-party') },
        { name: l.t('parties.invited'), nowrap: true },
        { name: l.t('parties.delivery') },
        { name: l.t('parties.import.what-to-do') },
      ],
      rows: found.map((invitation) => [
        html`<a href="${c.href(`${pathOf(invitation.party)}/${invitation.mandate}`)}"><bdi>${invitation.name ?? l.t('parties.person-unknown')}</bdi></a>`,
        stateOf(c, invitation),
        html`<a href="${c.href(pathOf(invitation.party))}"><bdi>${nameOf(invitation.party)}</bdi></a>${under(
          l.list(invitation.powers.map((power) => l.t(`parties.power.${power}`))),
        )}`,
        html`${day(c, invitation.created)}${under(
          invitation.inviter === null
            ? l.t('parties.invited-by-host')
            : rich(l, 'parties.invited-by', { name: html`<bdi>${invitation.inviter}</bdi>` }),
        )}`,
        delivery(c, invitation),
        whatToDo(c, invitation),
      ]),
      empty: l.t('parties.no-invitation-found'),
    },
    l,
  )
}

const deliveryMarks = { sent: 'yes', waiting: 'open', delayed: 'open', refused: 'no', bounced: 'no' } as const

function deliveryState({
  sent,
  fault,
  bounced,
}: NonNullable<Invitation['mail']>): keyof typeof deliveryMarks {
  if (bounced !== null) return 'bounced'
  if (sent !== null) return fault === null ? 'sent' : 'delayed'
  return fault === null ? 'waiting' : 'refused'
}

/** What is said of a thing below it. */
const under = (words: Words): Html => html`<div class="small soft">${words}</div>`

const day = ({ l }: Ctx, at: string): Html =>
  html`<time datetime="${at}">${l.date(at.slice(0, 10), 'short')}</time>`

/** Whether the message arrived, as far as mail servers said; what they said when it did not. */
function delivery(c: Ctx, { mail, email }: Invitation): Html {
  const { l } = c
  if (!mail) return html`<span class="soft">${l.t('parties.handed-on')}</span>`
  const state = deliveryState(mail)
  return html`<bdi dir="ltr">${email}</bdi>${status(deliveryMarks[state], l.t(`parties.mail.${state}`))}${
    mail.fault === null ? '' : under(html`<bdi dir="ltr">${mail.fault}</bdi>`)
  }`
}

function stateOf(c: Ctx, { state, expires, used, revoked }: Invitation): Html {
  const { l } = c
  const since = day(c, used ?? revoked ?? expires)
  return html`${status(marks[state], l.t(`parties.invitation.${state}`))}${under(
    state === 'open' ? rich(l, 'parties.good-until', { until: since }) : since,
  )}`
}

/**
 * Another link takes the place of the one before, which is for the newest of a mandate alone. An open one can be
 * withdrawn, whatever it leads to: it may be another way in for who has an account.
 */
function whatToDo(c: Ctx, invitation: Invitation): Html | string {
  const { l } = c
  const { current, state, email, name, party, mandate } = invitation
  if (!current && state !== 'open') return ''
  const button = (how: string, words: string): Action => ({
    label: name === undefined ? words : html`${words}<span class="vh"> (${name})</span>`,
    name: 'how',
    value: how,
  })
  return form(
    { action: c.href(`${pathOf(party)}/${mandate}/invite`) },
    hidden('then', c.url.pathname + c.url.search),
    actions([
      ...(current && c.house.mailer.ready && email !== null
        ? [button('mail', l.t('parties.send-again'))]
        : []),
      ...(current ? [button('link', l.t('parties.new-link'))] : []),
      ...(state === 'open' ? [button('withdraw', l.t('parties.withdraw-invitation'))] : []),
    ]),
  )
}

function pagerOf(c: Ctx, state: string, page: number, total: number): Html {
  const to = (n: number) =>
    c.href(
      `${path}?${String(new URLSearchParams({ ...(state !== '' && { state }), ...(n > 1 && { page: String(n) }) }))}`,
    )
  return pager(
    {
      label: c.l.t('parties.invitations'),
      from: (page - 1) * onePage + 1,
      to: Math.min(page * onePage, total),
      total,
      ...(page > 1 && { previousHref: to(page - 1) }),
      ...(page * onePage < total && { nextHref: to(page + 1) }),
    },
    c.l,
  )
}
