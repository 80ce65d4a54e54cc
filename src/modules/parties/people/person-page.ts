import {
  actions,
  definitionList,
  form,
  hidden,
  html,
  notice,
  section,
  type Action,
  type Html,
  type Page,
} from '../../../design/index.ts'
import { actsWith, invitationDays } from '../../../platform/identity/index.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import { powersOf, stateOf, termOf } from './people-page.ts'
import { placeOf, type Place } from './place.ts'
import { listPeople, type Person } from './queries.ts'

/** What came of it: the link, shown once, or to which address it went; that it is withdrawn; or why there is none. */
export type Invited =
  | { readonly link: string }
  | { readonly sentTo: string }
  | { readonly withdrawn: true }
  | { readonly refused: string }

/** The person in the address (`:mandate`), and whose it is. */
export async function findPerson(c: Ctx): Promise<{ place: Place; person: Person } | undefined> {
  const place = await placeOf(c)
  if (!place) return undefined
  const person = (await listPeople(c.db, place.party, c)).find(
    ({ mandate }) => mandate.id === c.params['mandate'],
  )
  return person && { place, person }
}

/** One mandate: its person, its powers and term, the way in, and its end. */
export async function personPage(c: Ctx, invited?: Invited): Promise<Page | undefined> {
  const found = await findPerson(c)
  if (!found) return undefined
  const { place, person } = found
  const { l } = c
  const title = person.name ?? l.t('parties.person-unknown')
  const isOver = person.state === 'revoked' || person.state === 'ended'
  return {
    title,
    heading: html`<bdi>${title}</bdi>`,
    crumbs: [...place.crumbs, { label: title }],
    fact: l.t(`parties.person-fact.${person.state}`, { name: title, party: place.name }),
    status: invited && 'refused' in invited ? 422 : 200,
    body: [
      ...(invited ? [outcome(c, invited)] : []),
      section(
        { heading: l.t('parties.mandate') },
        definitionList([
          { term: l.t('parties.powers'), value: powersOf(c, person) },
          { term: l.t('parties.term'), value: termOf(c, person) },
          { term: l.t('parties.state'), value: stateOf(c, person) },
          ...(person.email
            ? [{ term: l.t('parties.email'), value: html`<bdi dir="ltr">${person.email}</bdi>` }]
            : []),
          ...(person.until ? [{ term: l.t('parties.link-until'), value: l.instant(person.until) }] : []),
        ]),
        isOver
          ? ''
          : actions([
              { label: l.t('parties.revoke'), href: c.href(`${place.path}/${person.mandate.id}/revoke`) },
            ]),
      ),
      isOver ? html`` : invitation(c, place, person),
      actsWith(c.viewer, 'secretary') && person.account && person.account !== c.viewer.account?.id
        ? suspension(c, place, person)
        : html``,
    ],
  }
}

function outcome(c: Ctx, invited: Invited): Html {
  const { l } = c
  if ('refused' in invited) return notice(invited.refused, 'warning')
  if ('withdrawn' in invited) return notice(l.t('parties.invitation-withdrawn'))
  if ('sentTo' in invited)
    return notice(html`${l.t('parties.invitation-sent')} <bdi dir="ltr">${invited.sentTo}</bdi>`)
  return notice(
    [
      html`<p>${l.t('parties.link-once', { days: invitationDays })}</p>`,
      html`<p><code dir="ltr">${invited.link}</code></p>`,
    ],
    'note',
    l.t('parties.link'),
  )
}

/** The way in: the first link, or another for who has lost it; the links before lead nowhere then. */
function invitation(c: Ctx, place: Place, person: Person): Html {
  const { l } = c
  const byMail = c.house.mailer.ready && person.email !== undefined
  const buttons: Action[] = [
    ...(byMail ? [{ label: l.t('parties.send-invitation'), main: true, name: 'how', value: 'mail' }] : []),
    { label: l.t('parties.make-link'), main: !byMail, name: 'how', value: 'link' },
    ...(person.until ? [{ label: l.t('parties.withdraw-invitation'), name: 'how', value: 'withdraw' }] : []),
  ]
  return section(
    { heading: l.t('parties.invitation') },
    html`<p>${l.t(person.account ? 'parties.invite-again' : 'parties.invite-now')}</p>`,
    form({ action: c.href(`${place.path}/${person.mandate.id}/invite`) }, actions(buttons)),
  )
}

function suspension(c: Ctx, place: Place, person: Person): Html {
  const { l } = c
  const isSuspended = person.state === 'suspended'
  return section(
    { heading: l.t('parties.account') },
    html`<p>${l.t(isSuspended ? 'parties.suspended-words' : 'parties.suspend-words')}</p>`,
    form(
      { action: c.href(`/secretariat/accounts/${person.account}/suspend`) },
      hidden('suspended', isSuspended ? 'no' : 'yes'),
      hidden('then', c.href(`${place.path}/${person.mandate.id}`)),
      actions([{ label: l.t(isSuspended ? 'parties.restore' : 'parties.suspend') }]),
    ),
  )
}
