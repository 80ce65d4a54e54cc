import { z } from 'zod'
import { act } from '../act.ts'
import { hostAlone } from '../authority/policies.ts'
import { refuse } from '../refusal.ts'

/**
 * A restored record goes on: no entry after its newest was ever published. `checked` when a published checkpoint was
 * compared, `operator` when that is the word of whoever runs the host.
 */
export const resumeRecord = act({
  type: 'record.resumed',
  body: z.strictObject({ size: z.int().min(1), word: z.enum(['checked', 'operator']) }),
  may: hostAlone,
  check: async (_trx, { body, index }) => (body.size === index ? undefined : refuse('record.other-size')),
  apply: async () => {},
  own: async (trx) => {
    await trx.updateTable('record.head').set({ restored: null }).execute()
  },
})
