import { z } from 'zod'
import { act, holdsMandate, notOnRecord, refuse } from '../../../platform/record/index.ts'
import { needsSignature } from '../../bodies/index.ts'
import { charterOver } from '../../instruments/index.ts'
import { evidenceOf, findCommitment } from '../queries.ts'
import { followsFrom, linkEvidenceTo } from './links.ts'

/** The responsible party links what shows delivery: a project, a figure, whatever an act created. */
export const linkEvidence = act({
  type: 'commitment.evidence-linked',
  body: z.strictObject({ commitment: z.uuid(), evidence: z.uuid() }),
  refs: (body) => [body.commitment, body.evidence],
  may: holdsMandate('report'),
  check: async (trx, performed) => {
    const { body, actor } = performed
    const commitment = await findCommitment(trx, body.commitment)
    if (!commitment) return refuse('commitments.no-such-commitment')
    if (commitment.party !== actor.party) return refuse('record.other-party')
    if ((await notOnRecord(trx, [body.evidence])).length > 0)
      return refuse('commitments.no-such-evidence', {}, 'evidence')
    if (await followsFrom(trx, commitment.id, [body.evidence]))
      return refuse('commitments.not-evidence', {}, 'evidence')
    const held = await evidenceOf(trx, commitment.id)
    return held.some(({ evidence }) => evidence === body.evidence)
      ? refuse('commitments.already-linked', {}, 'evidence')
      : needsSignature(await charterOver(trx, commitment.text), performed)
  },
  apply: (trx, { id, body, recorded }) =>
    linkEvidenceTo(trx, body.commitment, [body.evidence], { id, recorded }),
})
