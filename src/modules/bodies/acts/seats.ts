import { z } from 'zod'
import { act, refuse, secretary } from '../../../platform/record/index.ts'

const slug = z.string().max(60)

/** A party takes a seat in a body, from a day and perhaps to a day. */
export const takeSeat = act({
  type: 'seat.taken',
  body: z.strictObject({ body: slug, party: slug, from: z.iso.date(), to: z.iso.date().optional() }),
  may: secretary,
  carried: true,
  check: async (trx, { body }) => {
    if (body.to !== undefined && body.to < body.from) return refuse('bodies.ends-before', {}, 'to')
    const found = await trx
      .selectFrom('view.body')
      .select('id')
      .where('id', '=', body.body)
      .executeTakeFirst()
    if (!found) return refuse('bodies.no-such-body', { body: body.body }, 'body')
    const party = await trx
      .selectFrom('view.party')
      .select('id')
      .where('id', '=', body.party)
      .executeTakeFirst()
    if (!party) return refuse('bodies.no-such-party', { party: body.party }, 'party')
    const held = await trx
      .selectFrom('view.seat')
      .select('party')
      .where('body', '=', body.body)
      .where('party', '=', body.party)
      .where((where) => where.or([where('to_day', 'is', null), where('to_day', '>=', body.from)]))
      .executeTakeFirst()
    return held ? refuse('bodies.seated', {}, 'party') : undefined
  },
  apply: async (trx, { id, body }) => {
    await trx
      .insertInto('view.seat')
      .values({
        body: body.body,
        party: body.party,
        act_id: id,
        from_day: body.from,
        to_day: body.to ?? null,
      })
      .execute()
  },
})

/** A party leaves its seat; the day is its last. */
export const leaveSeat = act({
  type: 'seat.left',
  body: z.strictObject({ body: slug, party: slug, to: z.iso.date() }),
  may: secretary,
  carried: true,
  check: async (trx, { body }) => {
    const seat = await trx
      .selectFrom('view.seat')
      .select('from_day')
      .where('body', '=', body.body)
      .where('party', '=', body.party)
      .where('to_day', 'is', null)
      .executeTakeFirst()
    if (!seat) return refuse('bodies.not-seated', {}, 'party')
    return body.to < seat.from_day ? refuse('bodies.ends-before', {}, 'to') : undefined
  },
  apply: async (trx, { body }) => {
    await trx
      .updateTable('view.seat')
      .set({ to_day: body.to })
      .where('body', '=', body.body)
      .where('party', '=', body.party)
      .where('to_day', 'is', null)
      .execute()
  },
})

/** The posts that a body can have in this version. */
export const posts = ['chair', 'vice-chair', 'rapporteur', 'secretary'] as const

/** A party's person fills a post of a body for a term. An earlier holder's term ends the day before. */
export const fillPost = act({
  type: 'post.filled',
  body: z.strictObject({
    body: slug,
    post: z.enum(posts),
    party: slug,
    from: z.iso.date(),
    to: z.iso.date().optional(),
  }),
  may: secretary,
  carried: true,
  check: async (trx, { body }) => {
    if (body.to !== undefined && body.to < body.from) return refuse('bodies.ends-before', {}, 'to')
    const seat = await trx
      .selectFrom('view.seat')
      .select('party')
      .where('body', '=', body.body)
      .where('party', '=', body.party)
      .where('from_day', '<=', body.from)
      .where((where) => where.or([where('to_day', 'is', null), where('to_day', '>=', body.from)]))
      .executeTakeFirst()
    return seat ? undefined : refuse('bodies.not-seated', {}, 'party')
  },
  apply: async (trx, { id, body }) => {
    const before = new Date(Date.parse(body.from) - 86_400_000).toISOString().slice(0, 10)
    await trx
      .updateTable('view.post')
      .set({ to_day: before })
      .where('body', '=', body.body)
      .where('post', '=', body.post)
      .where('from_day', '<', body.from)
      .where((where) => where.or([where('to_day', 'is', null), where('to_day', '>=', body.from)]))
      .execute()
    await trx
      .insertInto('view.post')
      .values({
        act_id: id,
        body: body.body,
        post: body.post,
        party: body.party,
        from_day: body.from,
        to_day: body.to ?? null,
      })
      .execute()
  },
})
