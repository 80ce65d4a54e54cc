import { checkboxGroup, dateField, errorAt, textField } from '../../../design/index.ts'
import { actsWith } from '../../../platform/identity/index.ts'
import { powers, refuse, secretariat } from '../../../platform/record/index.ts'
import { actPage } from '../../../platform/web/act-page.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import { all, one } from '../../../platform/web/fields.ts'
import type { ActRoute, Filled, ReadPolicy } from '../../../platform/web/route.ts'
import { findParty, focalPointsOf } from '../queries.ts'
import { placeOf, type Place } from './place.ts'
import { findPerson } from './person-page.ts'
import { listPeople } from './queries.ts'

/** A person gets a mandate; once it is recorded, the way leads to the invitation. */
export const grantForm = (path: string, policy: ReadPolicy): ActRoute => ({
  kind: 'act',
  path: `${path}/grant`,
  policy,
  act: 'mandate.granted',
  page: async (c, filled) => {
    const place = await placeOf(c)
    if (!place) return undefined
    const { l } = c
    const values = filled.refusal ? filled.values : { ...(await focalPointOf(c, place)), ...filled.values }
    const ofSecretariat = place.party === secretariat
    const offered = powers.filter((power) => (power === 'secretary') === ofSecretariat)
    return actPage(c, filled, {
      parties: [place.party],
      title: l.t('parties.invite-person'),
      crumbs: [...place.crumbs, { label: l.t('parties.invite-person') }],
      fact: l.t('parties.grant-fact', { party: place.name }),
      heading: l.t('parties.mandate'),
      action: `${place.path}/grant`,
      fields: (errors) => [
        textField(
          {
            name: 'person.name',
            label: l.t('parties.person'),
            hint: l.t('parties.person-hint'),
            autocomplete: 'off',
            maxlength: 200,
            error: errorAt(errors, 'person.name'),
            value: one(values, 'person.name'),
          },
          l,
        ),
        textField(
          {
            name: 'person.email',
            type: 'email',
            optional: true,
            label: l.t('parties.email'),
            hint: l.t('parties.email-hint'),
            autocomplete: 'off',
            maxlength: 254,
            error: errorAt(errors, 'person.email'),
            value: one(values, 'person.email'),
          },
          l,
        ),
        checkboxGroup(
          {
            name: 'powers',
            label: l.t('parties.powers'),
            error: errorAt(errors, 'powers'),
            values:
              ofSecretariat && all(values, 'powers').length === 0 ? ['secretary'] : all(values, 'powers'),
            options: offered.map((value) => ({
              value,
              label: l.t(`parties.power.${value}`),
              hint: l.t(`parties.power-hint.${value}`),
            })),
          },
          l,
        ),
        dateField(
          {
            name: 'from',
            label: l.t('parties.from'),
            error: errorAt(errors, 'from'),
            value: one(values, 'from') || c.today,
          },
          l,
        ),
        dateField(
          {
            name: 'to',
            optional: true,
            label: l.t('parties.to'),
            hint: l.t('parties.to-hint'),
            error: errorAt(errors, 'to'),
            value: one(values, 'to'),
          },
          l,
        ),
      ],
    })
  },
  ask: async (c, values) => {
    const place = await placeOf(c)
    if (!place) return refuse('parties.no-such-party', { party: c.params['party'] ?? '' })
    const [email, to] = [one(values, 'person.email').trim(), one(values, 'to')]
    return {
      body: {
        party: place.party,
        powers: powers.filter((power) => all(values, 'powers').includes(power)),
        from: one(values, 'from'),
        ...(to !== '' && { to }),
      },
      disclose: { person: { name: one(values, 'person.name'), ...(email !== '' && { email }) } },
    }
  },
  onward: (c, _asked, act) =>
    c.params['party'] === undefined
      ? `/secretariat/people/${act}`
      : `/parties/${c.params['party']}/people/${act}`,
})

/** Whom the secretariat most likely invites first: the focal point that the party's admission named. */
async function focalPointOf(c: Ctx, { party }: Place): Promise<Filled['values']> {
  if (!actsWith(c.viewer, 'secretary') || (await listPeople(c.db, party, c)).length > 0) return {}
  const row = await findParty(c.db, party)
  const person = row && (await focalPointsOf(c.db, [row])).get(party)
  return {
    ...(person?.name && { 'person.name': person.name }),
    ...(person?.email && { 'person.email': person.email }),
  }
}

/** A mandate ends before its time. */
export const revokeForm = (path: string, policy: ReadPolicy): ActRoute => ({
  kind: 'act',
  path: `${path}/:mandate/revoke`,
  policy,
  act: 'mandate.revoked',
  page: async (c, filled) => {
    const found = await findPerson(c)
    if (!found) return undefined
    const { place, person } = found
    const { l } = c
    const name = person.name ?? l.t('parties.person-unknown')
    const here = `${place.path}/${person.mandate.id}`
    return actPage(c, filled, {
      parties: [place.party],
      title: l.t('parties.revoke'),
      crumbs: [...place.crumbs, { label: name, href: c.href(here) }, { label: l.t('parties.revoke') }],
      fact: l.t('parties.revoke-fact', { name, party: place.name }),
      heading: l.t('parties.mandate'),
      action: `${here}/revoke`,
      fields: () => [],
    })
  },
  ask: async (c) => {
    const place = await placeOf(c)
    if (!place) return refuse('parties.no-such-party', { party: c.params['party'] ?? '' })
    return { body: { party: place.party, mandate: c.params['mandate'] ?? '' } }
  },
  onward: (c) =>
    c.params['party'] === undefined
      ? `/secretariat/people/${c.params['mandate']}`
      : `/parties/${c.params['party']}/people/${c.params['mandate']}`,
})
