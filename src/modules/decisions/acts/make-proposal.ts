import { z } from 'zod'
import { langText } from '../../../platform/language/index.ts'
import { indexText } from '../../../platform/search/index.ts'
import {
  act,
  anyOf,
  holdsMandate,
  isNormal,
  refuse,
  secretary,
  type Registry,
} from '../../../platform/record/index.ts'
import { findBody, isMember, needsSignature } from '../../bodies/index.ts'
import { addressOf, proposalSymbol } from '../rules/symbol.ts'
import { countInYear } from '../queries/numbers.ts'

/** What a decision may carry: an act by its type and body, checked again when the time comes. */
export const carriedAct = z.strictObject({
  type: z.string().max(60),
  body: z.record(z.string(), z.unknown()),
})

/** Are these acts such as a decision can carry, and well formed? */
function carriable(acts: readonly z.output<typeof carriedAct>[], registry: Registry) {
  for (const [ordinal, carried] of acts.entries()) {
    const definition = registry.find(carried.type)
    if (!definition?.carried)
      return refuse('decisions.not-carried', { type: carried.type }, `acts.${ordinal}`)
    const parsed = definition.body.safeParse(carried.body)
    if (!parsed.success)
      return refuse(
        'decisions.carried-not-valid',
        { type: carried.type, field: parsed.error.issues[0]?.path.join('.') ?? '' },
        `acts.${ordinal}`,
      )
    // What the adoption performs has to be in its normal form, as every act: only its state may change until then.
    if (!isNormal(parsed.data, carried.body))
      return refuse('decisions.carried-not-normal', { type: carried.type }, `acts.${ordinal}`)
  }
  return undefined
}

/** A member, or the secretariat, puts a question to a body, with the acts that its adoption performs. */
export const makeProposal = act({
  type: 'proposal.made',
  body: z.strictObject({
    body: z.string().max(60),
    title: langText(300),
    question: langText(2000),
    acts: z.array(carriedAct).max(20),
    paths: z.array(z.uuid()).max(20),
  }),
  refs: (body) => body.paths,
  may: anyOf(secretary, holdsMandate('propose')),
  check: async (trx, performed, registry) => {
    const { body, actor, recorded } = performed
    const found = await findBody(trx, body.body)
    if (!found) return refuse('bodies.no-such-body', { body: body.body }, 'body')
    if (
      actor.party !== 'secretariat' &&
      !(await isMember(trx, body.body, actor.party, recorded.slice(0, 10)))
    )
      return refuse('decisions.not-a-member')
    return needsSignature(found.charter, performed) ?? carriable(body.acts, registry)
  },
  apply: async (trx, { id, body, actor, recorded }) => {
    const found = await findBody(trx, body.body)
    const year = recorded.slice(0, 4)
    const n = await countInYear(trx, 'view.proposal', body.body, year)
    const symbol = proposalSymbol(found?.symbol ?? '', year, n + 1)
    await trx
      .insertInto('view.proposal')
      .values({
        id,
        symbol,
        address: addressOf(symbol),
        body: body.body,
        party: actor.party,
        title: JSON.stringify(body.title),
        question: JSON.stringify(body.question),
        acts: JSON.stringify(body.acts),
        paths: body.paths,
        state: 'open',
        made: recorded,
      })
      .execute()
    await indexText(trx, {
      subject: id,
      kind: 'proposal',
      href: `/decisions/${addressOf(symbol)}`,
      title: body.title,
      body: body.question,
    })
  },
})
