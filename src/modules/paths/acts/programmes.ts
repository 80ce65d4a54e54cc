import { z } from 'zod'
import { langText } from '../../../platform/language/index.ts'
import { indexText } from '../../../platform/search/index.ts'
import { act, refuse, secretary } from '../../../platform/record/index.ts'

const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(60)

/** A programme: a set of paths that belong together, with where it comes from. */
export const launchProgramme = act({
  type: 'programme.launched',
  body: z.strictObject({ id: slug, title: langText(200), about: langText(2000) }),
  may: secretary,
  carried: true,
  check: async (trx, { body }) => {
    const held = await trx
      .selectFrom('view.programme')
      .select('id')
      .where('id', '=', body.id)
      .executeTakeFirst()
    return held ? refuse('paths.id-taken', { id: body.id }, 'id') : undefined
  },
  apply: async (trx, { id, body }) => {
    await trx
      .insertInto('view.programme')
      .values({
        id: body.id,
        act_id: id,
        title: JSON.stringify(body.title),
        about: JSON.stringify(body.about),
      })
      .execute()
  },
})

/** A path of a programme: one line of its work, along which proposals become results. */
export const openPath = act({
  type: 'path.opened',
  body: z.strictObject({
    programme: slug,
    code: slug,
    number: z.int().min(1).max(999),
    title: langText(200),
    aim: langText(2000),
  }),
  may: secretary,
  carried: true,
  check: async (trx, { body }) => {
    const programme = await trx
      .selectFrom('view.programme')
      .select('id')
      .where('id', '=', body.programme)
      .executeTakeFirst()
    if (!programme) return refuse('paths.no-such-programme', { programme: body.programme }, 'programme')
    const held = await trx
      .selectFrom('view.path')
      .select('id')
      .where((where) =>
        where.or([
          where('code', '=', body.code),
          where.and([where('programme', '=', body.programme), where('number', '=', body.number)]),
        ]),
      )
      .executeTakeFirst()
    return held ? refuse('paths.number-taken', { number: body.number }, 'number') : undefined
  },
  apply: async (trx, { id, body }) => {
    await trx
      .insertInto('view.path')
      .values({
        id,
        programme: body.programme,
        code: body.code,
        number: body.number,
        title: JSON.stringify(body.title),
        aim: JSON.stringify(body.aim),
      })
      .execute()
    await indexText(trx, {
      subject: id,
      kind: 'path',
      href: `/paths/${body.code}`,
      title: body.title,
      body: body.aim,
    })
  },
})
