import { html, type RecordFoot } from '../../../design/index.ts'
import type { Ctx } from '../../web/context.ts'

/** The foot of an official page: under which act it stands on the record. */
export async function recordFootOf(c: Ctx, actId: string): Promise<RecordFoot> {
  const entry = await c.db
    .selectFrom('record.entry')
    .select(['index', 'recorded'])
    .where('act_id', '=', actId)
    .executeTakeFirstOrThrow()
  return footAt(c, entry.index, entry.recorded)
}

export const footAt = (c: Ctx, index: number, recorded: string): RecordFoot => ({
  index,
  href: c.href(`/record/${index}`),
  receiptHref: c.href(`/record/${index}/receipt`),
  verifyHref: c.href(`/record/${index}/verify`),
  when: html`<time datetime="${recorded}">${c.l.t('web.utc', { at: c.l.instant(recorded) })}</time>`,
})
