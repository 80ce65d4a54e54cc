import { z } from 'zod'
import { act } from '../act.ts'
import { hostAlone } from '../authority/policies.ts'
import { refuse } from '../refusal.ts'

/** What a mechanism is, from its first entry and for ever. */
export const kinds = ['demonstration', 'rehearsal', 'real'] as const
export type Kind = (typeof kinds)[number]

/** Entry 0. The head's own row was laid with the same origin and kind. */
export const openRecord = act({
  type: 'record.opened',
  body: z.strictObject({
    origin: z.string().min(1).max(200),
    kind: z.enum(kinds),
    key: z.string().max(400),
    charter: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional(),
  }),
  may: hostAlone,
  check: async (_trx, { index }) => (index === 0 ? undefined : refuse('record.already-open')),
  apply: async () => {},
})
