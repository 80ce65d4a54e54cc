import { z } from 'zod'
import type { Ctx } from '../../../platform/web/context.ts'
import { findTextAt } from '../../instruments/index.ts'
import { findPath } from '../../paths/index.ts'
import { listCommitments, type Commitment } from '../queries.ts'
import { commitmentStates } from '../rules/standing.ts'

/** What a list of commitments can be asked for in its address. */
export const listQuery = z.object({
  party: z.string().optional().describe('a party’s identifier'),
  path: z.string().optional().describe('the code of a path'),
  text: z.string().optional().describe('the identifier of a text'),
  state: z.enum(commitmentStates).optional(),
  overdue: z.literal('yes').optional(),
  asof: z.iso.date().optional().describe('as they stood at the end of this day, UTC; today if left out'),
})

export type AskedList = z.output<typeof listQuery>

/** The day in the address, as a legal day; today where there is none. */
export function dayAsked(c: Ctx): string {
  const { success, data } = z.iso.date().safeParse(c.query.get('asof'))
  return success ? data : c.today
}

/** The address's filter; a value that is no such thing is left out, as if the field were empty. */
export function asked(c: Ctx): AskedList {
  const filter: Record<string, string> = {}
  for (const [name, schema] of Object.entries(listQuery.shape)) {
    const value = c.query.get(name)
    if (value && schema.safeParse(value).success) filter[name] = value
  }
  return filter
}

/** The commitments that were asked for by party, path and text, before those of one state are chosen. */
export async function commitmentsAsked(c: Ctx, filter: AskedList): Promise<Commitment[]> {
  const [path, text] = await Promise.all([
    filter.path ? findPath(c.db, filter.path) : undefined,
    filter.text ? findTextAt(c.db, filter.text) : undefined,
  ])
  if ((filter.path && !path) || (filter.text && !text)) return []
  return listCommitments(c.db, dayAsked(c), { party: filter.party, path: path?.id, text: text?.id })
}

/** Those of the state that was asked for. */
export const ofState = (all: readonly Commitment[], { state, overdue }: AskedList): Commitment[] =>
  all.filter((one) => (!state || one.state === state) && (!overdue || one.overdue))
