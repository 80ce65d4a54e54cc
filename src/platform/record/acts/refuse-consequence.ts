import { z } from 'zod'
import { act } from '../act.ts'
import { hostAlone } from '../authority/policies.ts'

/** What a decision carried could not be performed: the rule that stood in the way, on the record. */
export const refuseConsequence = act({
  type: 'consequence.refused',
  body: z.strictObject({ type: z.string(), reason: z.string() }),
  may: hostAlone,
  carried: true,
  apply: async (trx, { id, body, refs }) => {
    await trx
      .insertInto('view.refused_consequence')
      .values({ act_id: id, cause: refs[0] ?? id, ...body })
      .execute()
  },
})
