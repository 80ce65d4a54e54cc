import { z } from 'zod'
import { act, holdsMandate, refuse } from '../../../platform/record/index.ts'
import { evidenceOf, findCommitment } from '../queries.ts'
import { followsFrom, linkEvidenceTo } from './links.ts'

/** The responsible party links what shows delivery: a project, a figure, whatever an act created. */
export const linkEvidence = act({
  type: 'commitment.evidence-linked',
  body: z.strictObject({ commitment: z.uuid(), evidence: z.uuid() }),
  refs: (body) => [body.commitment, body.evidence],
  may: holdsMandate('report'),
  check: async (trx, { body, actor }) => {
    const commitment = await findCommitment(trx, body.commitment)
    if (!commitment) return refuse('commitments.no-such-commitment')
    if (commitment.party !== actor.party) return refuse('record.other-party')
    if (await followsFrom(trx, commitment.id, [body.evidence]))
      return refuse('commitments.not-evidence', {}, 'evidence')
    const held = await evidenceOf(trx, commitment.id)
    return held.some(({ evidence }) => evidence === body.evidence)
      ? refuse('commitments.already-linked', {}, 'evidence')
      : undefined
  },
  apply: (trx, { id, body, recorded }) =>
    linkEvidenceTo(trx, body.commitment, [body.evidence], { id, recorded }),
})
