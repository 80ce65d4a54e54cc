import { z } from 'zod'
import type { Db } from '../../database/index.ts'
import { act } from '../act.ts'
import { hostAlone, anyOf, secretary } from '../authority/policies.ts'
import { refuse, type Refusal } from '../refusal.ts'

const commitment = z.string().regex(/^[0-9a-f]{64}$/)

async function notErased(trx: Db, held: string): Promise<Refusal | undefined> {
  const row = await trx
    .selectFrom('view.commitment_state')
    .select('state')
    .where('commitment', '=', held)
    .executeTakeFirst()
  return row?.state === 'erased' ? refuse('record.already-erased') : undefined
}

const setState =
  (state: 'erased' | 'withheld' | 'released') =>
  async (trx: Db, performed: { id: string; body: { commitment: string; audience?: string | undefined } }) => {
    const row = { state, audience: performed.body.audience ?? null, act_id: performed.id }
    await trx
      .insertInto('view.commitment_state')
      .values({ commitment: performed.body.commitment, ...row })
      .onConflict((conflict) => conflict.column('commitment').doUpdateSet(row))
      .execute()
  }

/** The content behind a commitment was destroyed, with its salt; entries and proofs stay valid. */
export const eraseDisclosure = act({
  type: 'disclosure.erased',
  body: z.strictObject({ commitment, ground: z.enum(['request', 'retention', 'law']) }),
  may: anyOf(secretary, hostAlone),
  check: (trx, { body }) => notErased(trx, body.commitment),
  apply: setState('erased'),
  own: async (trx, { body }) => {
    await trx.deleteFrom('own.disclosure').where('commitment', '=', body.commitment).execute()
  },
})

/** The content behind a commitment is kept but no longer shown: a court's order, a leaked name. */
export const withholdContent = act({
  type: 'content.withheld',
  body: z.strictObject({ commitment, ground: z.enum(['court-order', 'personal-data', 'safety', 'error']) }),
  may: secretary,
  carried: true,
  check: (trx, { body }) => notErased(trx, body.commitment),
  apply: setState('withheld'),
})

/** The content behind a commitment is shown to a wider audience than before. */
export const releaseContent = act({
  type: 'content.released',
  body: z.strictObject({ commitment, audience: z.enum(['public', 'members']) }),
  may: secretary,
  carried: true,
  check: (trx, { body }) => notErased(trx, body.commitment),
  apply: setState('released'),
})
