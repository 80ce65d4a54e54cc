import { z } from 'zod'
import { act, anyOf, holdsMandate, refuse, secretary } from '../../../platform/record/index.ts'
import { findBody, needsSignature } from '../../bodies/index.ts'

/** UNGA rule 80: a proposal may be withdrawn by its mover before voting on it has begun. */
export const withdrawProposal = act({
  type: 'proposal.withdrawn',
  body: z.strictObject({ proposal: z.uuid() }),
  refs: (body) => [body.proposal],
  may: anyOf(secretary, holdsMandate('propose')),
  check: async (trx, performed) => {
    const { body, actor } = performed
    const proposal = await trx
      .selectFrom('view.proposal')
      .selectAll()
      .where('id', '=', body.proposal)
      .executeTakeFirst()
    if (!proposal) return refuse('decisions.no-such-proposal')
    if (proposal.party !== actor.party) return refuse('record.other-party')
    if (proposal.state !== 'open') return refuse('decisions.not-open')
    return needsSignature((await findBody(trx, proposal.body))?.charter, performed)
  },
  apply: async (trx, { body }) => {
    await trx
      .updateTable('view.proposal')
      .set({ state: 'withdrawn' })
      .where('id', '=', body.proposal)
      .execute()
  },
})
