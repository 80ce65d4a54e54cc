import { dateField, errorAt, selectField, type Html, type Option } from '../../../design/index.ts'
import { actPage } from '../../../platform/web/act-page.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import { one } from '../../../platform/web/fields.ts'
import { secretaries } from '../../../platform/web/policies.ts'
import type { ActRoute, Filled } from '../../../platform/web/route.ts'
import { listParties, type PartyRow } from '../../parties/index.ts'
import { posts } from '../acts/seats.ts'
import { findBody, membersOn } from '../queries.ts'

const optionsOf = (c: Ctx, parties: readonly PartyRow[]): Option[] =>
  c.l.inOrder(
    parties.map(({ id, name }) => ({ value: id, label: c.l.pick(name).text })),
    ({ label }) => label,
  )

interface SeatForm {
  readonly name: 'take' | 'leave' | 'fill'
  readonly act: string
  /** the parties among which one is chosen */
  readonly parties: (c: Ctx, body: string) => Promise<PartyRow[]>
  readonly days: readonly ('from' | 'to')[]
  readonly withPost?: boolean
}

/** A form about a party and its place in a body. */
const seatForm = ({ name, act, parties, days, withPost = false }: SeatForm): ActRoute => ({
  kind: 'act',
  path: `/bodies/:body/${name}`,
  policy: secretaries,
  act,
  page: async (c, filled) => {
    const body = await findBody(c.db, c.params['body'] ?? '')
    if (!body) return undefined
    const { l } = c
    const options = optionsOf(c, await parties(c, body.id))
    const label = l.pick(body.name).text
    return actPage(c, filled, {
      ofSecretariat: true,
      title: l.t(`bodies.do.${name}`),
      crumbs: [
        { label: l.t('bodies.title'), href: c.href('/bodies') },
        { label, href: c.href(`/bodies/${body.id}`) },
        { label: l.t(`bodies.do.${name}`) },
      ],
      fact: l.t(`bodies.do-fact.${name}`, { body: label }),
      heading: l.t(`bodies.do.${name}`),
      action: `/bodies/${body.id}/${name}`,
      fields: (errors) => [
        withPost
          ? selectField(
              {
                name: 'post',
                short: true,
                label: l.t('bodies.post'),
                error: errorAt(errors, 'post'),
                value: one(filled.values, 'post'),
                options: posts.map((value) => ({ value, label: l.t(`bodies.post.${value}`) })),
              },
              l,
            )
          : '',
        selectField(
          {
            name: 'party',
            label: l.t('bodies.party'),
            error: errorAt(errors, 'party'),
            empty: l.t('bodies.choose'),
            value: one(filled.values, 'party'),
            options,
          },
          l,
        ),
        ...days.map((day) => dayField(c, filled, day, errorAt(errors, day), day === 'to' && days.length > 1)),
      ],
    })
  },
  ask: async (c, values) => {
    const given = days.map((day) => [day, one(values, day)] as const).filter(([, day]) => day !== '')
    return {
      body: {
        body: c.params['body'] ?? '',
        ...(withPost && { post: one(values, 'post') }),
        party: one(values, 'party'),
        ...Object.fromEntries(given),
      },
    }
  },
  onward: (c) => `/bodies/${c.params['body']}`,
})

const dayField = (
  c: Ctx,
  { values, refusal }: Filled,
  name: 'from' | 'to',
  error: string | undefined,
  optional: boolean,
): Html =>
  dateField(
    {
      name,
      optional,
      label: c.l.t(`bodies.day.${name}`),
      error,
      value: one(values, name) || (refusal || optional ? '' : c.today),
    },
    c.l,
  )

const members = (c: Ctx, body: string) => membersOn(c.db, body, c.today)

export const seatForms: readonly ActRoute[] = [
  seatForm({
    name: 'take',
    act: 'seat.taken',
    parties: async (c, body) => {
      const seated = new Set((await members(c, body)).map(({ id }) => id))
      return (await listParties(c.db)).filter(({ id }) => !seated.has(id))
    },
    days: ['from', 'to'],
  }),
  seatForm({ name: 'leave', act: 'seat.left', parties: members, days: ['to'] }),
  seatForm({ name: 'fill', act: 'post.filled', parties: members, days: ['from', 'to'], withPost: true }),
]
