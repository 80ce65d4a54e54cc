import { z } from 'zod'
import { langText } from '../../../platform/language/index.ts'
import { act, secretary } from '../../../platform/record/index.ts'
import { rights } from '../tables.ts'

export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(60)

export const statusBody = z.strictObject({
  code: slug,
  name: langText(80),
  rights: z.array(z.enum(rights)).max(rights.length),
  ordinal: z.int().min(0).max(1000),
})

/** A status that parties can have, and what it entitles to. The newest definition of a code stands. */
export const defineStatus = act({
  type: 'status.defined',
  body: statusBody,
  may: secretary,
  carried: true,
  apply: async (trx, { body }) => {
    const row = { name: JSON.stringify(body.name), rights: body.rights, ordinal: body.ordinal }
    await trx
      .insertInto('view.status')
      .values({ code: body.code, ...row })
      .onConflict((conflict) => conflict.column('code').doUpdateSet(row))
      .execute()
  },
})
