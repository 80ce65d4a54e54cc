import {
  actions,
  html,
  section,
  status,
  table,
  type Html,
  type Page,
  type StatusKind,
} from '../../../design/index.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import { placeOf } from './place.ts'
import { listPeople, type Person, type PersonState } from './queries.ts'

const marks: Record<PersonState, StatusKind> = {
  'with-passkey': 'yes',
  'without-passkey': 'yes',
  invited: 'open',
  'invitation-over': 'overdue',
  'not-invited': 'none',
  suspended: 'no',
  ended: 'none',
  revoked: 'no',
}

/** How far a person has come, as a shape and a word. */
export const stateOf = (c: Ctx, { state }: Person): Html =>
  status(marks[state], c.l.t(`parties.person.${state}`))

export const termOf = (c: Ctx, { mandate }: Person): string =>
  mandate.to_day === null
    ? c.l.t('parties.from-day', { from: c.l.date(mandate.from_day, 'short') })
    : c.l.t('parties.from-to', {
        from: c.l.date(mandate.from_day, 'short'),
        to: c.l.date(mandate.to_day, 'short'),
      })

export const powersOf = (c: Ctx, { mandate }: Person): string =>
  c.l.list(mandate.powers.map((power) => c.l.t(`parties.power.${power}`)))

/** Who acts for a party: mandates with their powers, terms and states. */
export async function peoplePage(c: Ctx): Promise<Page | undefined> {
  const place = await placeOf(c)
  if (!place) return undefined
  const { l } = c
  const people = await listPeople(c.db, place.party, c)
  const inForce = people.filter(({ state }) => state === 'with-passkey' || state === 'without-passkey')
  const title = l.t('parties.people')
  return {
    title,
    crumbs: place.crumbs,
    fact: l.t('parties.people-fact', { party: place.name, active: inForce.length, all: people.length }),
    body: section(
      { heading: title, note: l.t('parties.people-note') },
      table(
        {
          label: title,
          columns: [
            { name: l.t('parties.person') },
            { name: l.t('parties.powers') },
            { name: l.t('parties.term') },
            { name: l.t('parties.state') },
          ],
          rows: people.map((person) => [
            html`<a href="${c.href(`${place.path}/${person.mandate.id}`)}"><bdi>${person.name ?? l.t('parties.person-unknown')}</bdi></a>`,
            powersOf(c, person),
            termOf(c, person),
            stateOf(c, person),
          ]),
          empty: l.t('parties.nobody', { party: place.name }),
        },
        l,
      ),
      actions([{ label: l.t('parties.invite-person'), href: c.href(`${place.path}/grant`), main: true }]),
    ),
  }
}
