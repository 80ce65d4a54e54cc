import { z } from 'zod'
import { saidText } from '../../../platform/language/index.ts'
import { act, holdsMandate, refuse } from '../../../platform/record/index.ts'
import { findBody, isMember, needsSignature } from '../../bodies/index.ts'
import { findDecision } from '../queries/find.ts'

/**
 * A member states its position on a decision: why it voted as it did, a reservation to a paragraph, or that it
 * dissociates itself from the consensus. The words are public, and enter by commitment as all free text of people.
 */
export const statePosition = act({
  type: 'position.stated',
  body: z.strictObject({
    decision: z.uuid(),
    kind: z.enum(['explanation', 'reservation', 'dissociation']),
    paragraph: z.int().min(1).max(10_000).optional(),
  }),
  commit: { words: { schema: saidText(6000), audience: 'public' } },
  refs: (body) => [body.decision],
  may: holdsMandate('vote'),
  check: async (trx, performed) => {
    const { body, actor, recorded } = performed
    const decision = await findDecision(trx, body.decision)
    if (!decision) return refuse('decisions.no-such-decision')
    if (decision.outcome !== 'adopted' && body.kind !== 'explanation')
      return refuse('decisions.not-adopted', {}, 'kind')
    if (body.kind === 'dissociation' && decision.method !== 'consensus')
      return refuse('decisions.no-consensus', {}, 'kind')
    if (!(await isMember(trx, decision.body, actor.party, recorded.slice(0, 10))))
      return refuse('decisions.not-a-member')
    const found = await findBody(trx, decision.body)
    return needsSignature(found?.charter, performed)
  },
  apply: async (trx, { id, body, actor, commit, recorded, signed }) => {
    await trx
      .insertInto('view.position')
      .values({
        id,
        decision: body.decision,
        party: actor.party,
        kind: body.kind,
        paragraph: body.paragraph ?? null,
        words: commit['words'] ?? '',
        stated: recorded,
        signed,
      })
      .execute()
  },
})
