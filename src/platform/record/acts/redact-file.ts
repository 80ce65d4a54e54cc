import { z } from 'zod'
import { act } from '../act.ts'
import { hostAlone } from '../authority/policies.ts'
import { refuse } from '../refusal.ts'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

export const redactedBody = z.strictObject({
  file: sha256,
  by: z.strictObject({ sha256, bytes: z.int().min(0) }),
  ground: z.enum(['personal-data', 'court-order', 'safety', 'error']),
})

/**
 * A public file that turned out to hold what must not be public is replaced by one without it. What it gave, replay
 * reads from the other. The host performs it alone, since only the host can try beforehand that the record still
 * replays: `redact`.
 */
export const redactFile = act({
  type: 'file.redacted',
  body: redactedBody,
  may: hostAlone,
  check: async (trx, { body: { file, by } }) => {
    const held = await trx
      .selectFrom('view.public_file as public')
      .leftJoin('view.redaction as redaction', 'redaction.file', 'public.sha256')
      .select('redaction.by_file')
      .where('public.sha256', '=', file)
      .executeTakeFirst()
    if (!held) return refuse('record.unknown-file', {}, 'file')
    if (held.by_file !== null) return refuse('record.already-redacted', {}, 'file')
    const redacted = await trx
      .selectFrom('view.redaction')
      .select('file')
      .where('file', '=', by.sha256)
      .executeTakeFirst()
    return redacted || by.sha256 === file ? refuse('record.redacted-itself', {}, 'by') : undefined
  },
  apply: async (trx, { id, body: { file, by } }) => {
    await trx.insertInto('view.redaction').values({ file, by_file: by.sha256, act_id: id }).execute()
    const { media } = await trx
      .selectFrom('view.public_file')
      .select('media')
      .where('sha256', '=', file)
      .executeTakeFirstOrThrow()
    await trx
      .insertInto('view.public_file')
      .values({ ...by, media, act_id: id })
      .onConflict((conflict) => conflict.column('sha256').doNothing())
      .execute()
  },
})
