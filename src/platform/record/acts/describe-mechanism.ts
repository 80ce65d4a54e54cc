import { z } from 'zod'
import { langText } from '../../language/index.ts'
import { act } from '../act.ts'
import { secretary } from '../authority/policies.ts'

/** The mechanism's name, its purpose and its working languages. The newest stands. */
export const describeMechanism = act({
  type: 'mechanism.described',
  body: z.strictObject({
    name: langText(120),
    description: langText(2000),
    languages: z
      .array(z.string().regex(/^[a-z]{2,3}$/))
      .min(1)
      .max(30),
  }),
  may: secretary,
  carried: true,
  apply: async (trx, { body }) => {
    const row = {
      name: JSON.stringify(body.name),
      description: JSON.stringify(body.description),
      languages: body.languages,
    }
    await trx
      .insertInto('view.mechanism')
      .values({ single: true, ...row })
      .onConflict((conflict) => conflict.column('single').doUpdateSet(row))
      .execute()
  },
})
