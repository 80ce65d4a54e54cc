import { z } from 'zod'
import type { Ctx } from './context.ts'
import { BadRequest } from './errors.ts'

const mostItems = 500
const usualItems = 100

/** The form of every list of the API: `limit` up to 500, and a cursor in the address of the next part. */
export function listOf<Item extends z.ZodType>(item: Item) {
  const schema = z.object({ items: z.array(item), next: z.string().nullable() })
  return {
    schema,
    /** A part of a list that is held whole, in the order of its keys (unique, ascending). */
    answer(c: Ctx, items: readonly z.output<Item>[], key: (item: z.output<Item>) => string) {
      const limit = limitOf(c)
      const after = c.query.get('after')
      const ordered = items.toSorted((a, b) => (key(a) < key(b) ? -1 : 1))
      const rest = after === null ? ordered : ordered.filter((one) => key(one) > after)
      const part = rest.slice(0, limit)
      const last = part.at(-1)
      return {
        items: part,
        next: rest.length > limit && last !== undefined ? nextAddress(c, key(last)) : null,
      }
    },
  }
}

/** How many items are asked for. */
export function limitOf(c: Ctx): number {
  const given = c.query.get('limit')
  if (given === null) return usualItems
  const limit = Number(given)
  if (!Number.isInteger(limit) || limit < 1 || limit > mostItems) throw new BadRequest(400, 'bad-limit')
  return limit
}

/** The address of the next part of a list, which begins after this key. */
export function nextAddress(c: Ctx, after: string): string {
  const next = new URL(c.url)
  next.searchParams.set('after', after)
  return next.pathname + next.search
}
