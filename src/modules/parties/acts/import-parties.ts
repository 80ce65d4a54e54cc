import { z } from 'zod'
import { act, secretary } from '../../../platform/record/index.ts'
import { checkParties, focalPoint, insertParties, newParty } from './admit-party.ts'
import { slug } from './define-status.ts'

/** How many parties one act can bring at most; its entry has to hold them all. */
export const mostAtOnce = 400

/**
 * The parties of a sheet join at once. The sheet is named by the SHA-256 of its bytes and is not public, since it may
 * hold private data; the people in it enter by one commitment, by party.
 */
export const importParties = act({
  type: 'parties.imported',
  body: z.strictObject({
    source: z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
    parties: z.array(newParty).min(1).max(mostAtOnce),
  }),
  commit: { focalPoints: { schema: z.record(slug, focalPoint), optional: true, audience: 'secretariat' } },
  may: secretary,
  check: (trx, { body }) => checkParties(trx, body.parties),
  apply: (trx, { id, body, commit }) =>
    insertParties(
      trx,
      id,
      body.parties.map((party) => ({ ...party, focalPoint: commit['focalPoints'] ?? null })),
    ),
})
