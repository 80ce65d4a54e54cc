import { z } from 'zod'
import { langText } from '../../../platform/language/index.ts'
import { indexText } from '../../../platform/search/index.ts'
import { act, refuse, secretary } from '../../../platform/record/index.ts'
import { charter } from '../rules/charter.ts'

/** A body is established, with its charter. */
export const establishBody = act({
  type: 'body.established',
  body: z.strictObject({
    id: z
      .string()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      .max(60),
    name: langText(200),
    symbol: z.string().regex(/^[A-Z]{1,6}$/),
    charter,
  }),
  may: secretary,
  carried: true,
  check: async (trx, { body }) => {
    // The word below `/bodies/` that is a page.
    if (body.id === 'establish') return refuse('bodies.id-taken', { id: body.id }, 'id')
    const held = await trx
      .selectFrom('view.body')
      .select(['id', 'symbol'])
      .where((where) => where.or([where('id', '=', body.id), where('symbol', '=', body.symbol)]))
      .executeTakeFirst()
    if (!held) return undefined
    return held.id === body.id
      ? refuse('bodies.id-taken', { id: body.id }, 'id')
      : refuse('bodies.symbol-taken', { symbol: body.symbol }, 'symbol')
  },
  apply: async (trx, { id, body }) => {
    await trx
      .insertInto('view.body')
      .values({
        id: body.id,
        act_id: id,
        name: JSON.stringify(body.name),
        symbol: body.symbol,
        charter: JSON.stringify(body.charter),
      })
      .execute()
    await indexText(trx, { subject: id, kind: 'body', href: `/bodies/${body.id}`, title: body.name })
  },
})
