import { z } from 'zod'
import { saidText } from '../../../platform/language/index.ts'
import { act, holdsMandate, notOnRecord, refuse } from '../../../platform/record/index.ts'
import { needsSignature } from '../../bodies/index.ts'
import { charterOver } from '../../instruments/index.ts'
import { evidenceOf, findCommitment } from '../queries.ts'
import { progressSteps } from '../rules/standing.ts'
import { followsFrom, linkEvidenceTo } from './links.ts'

/**
 * The responsible party reports on its commitment, with what shows it. "Delivered" needs evidence on the record. The
 * words are public, and enter by commitment as all free text of people.
 */
export const reportProgress = act({
  type: 'commitment.reported',
  body: z.strictObject({
    commitment: z.uuid(),
    progress: z.enum(progressSteps),
    evidence: z.array(z.uuid()).max(20).optional(),
  }),
  commit: { words: { schema: saidText(6000), audience: 'public' } },
  refs: (body) => [body.commitment, ...(body.evidence ?? [])],
  may: holdsMandate('report'),
  check: async (trx, performed) => {
    const { body, actor } = performed
    const commitment = await findCommitment(trx, body.commitment)
    if (!commitment) return refuse('commitments.no-such-commitment')
    if (commitment.party !== actor.party) return refuse('record.other-party')
    if ((await notOnRecord(trx, body.evidence ?? [])).length > 0)
      return refuse('commitments.no-such-evidence', {}, 'evidence')
    if (await followsFrom(trx, commitment.id, body.evidence ?? []))
      return refuse('commitments.not-evidence', {}, 'evidence')
    const shown = (body.evidence?.length ?? 0) + (await evidenceOf(trx, commitment.id)).length
    return body.progress === 'delivered' && shown === 0
      ? refuse('commitments.no-evidence', {}, 'evidence')
      : needsSignature(await charterOver(trx, commitment.text), performed)
  },
  apply: async (trx, { id, body, commit, recorded, signed }) => {
    await trx
      .insertInto('view.commitment_report')
      .values({
        id,
        commitment: body.commitment,
        progress: body.progress,
        words: commit['words'] ?? '',
        reported: recorded,
        signed,
      })
      .execute()
    await linkEvidenceTo(trx, body.commitment, body.evidence ?? [], { id, recorded })
  },
})
