import { html, pager, rows, section, type Page } from '../../../design/index.ts'
import type { Ctx } from '../../web/context.ts'
import { tellAll } from '../../web/telling.ts'
import type { Act } from '../log/index.ts'

export const actsOnPage = 50

/** Entries as sentences, newest first. */
export async function listEntries(c: Ctx, before: number, most: number) {
  const found = await c.db
    .selectFrom('record.entry')
    .select(['index', 'recorded', 'bytes'])
    .where('index', '<', before)
    .orderBy('index', 'desc')
    .limit(most)
    .execute()
  const acts = found.map(({ bytes }) => (JSON.parse(bytes.toString()) as { act: Act }).act)
  const sentences = await tellAll(c, acts)
  return found.map(({ index, recorded }, i) => ({
    index,
    recorded,
    sentence: sentences[i] ?? '',
    act: acts[i],
  }))
}

/** The public record: every act, newest first, and how to check it without this host. */
export async function recordPage(c: Ctx): Promise<Page> {
  const { l } = c
  const { size } = await c.db.selectFrom('record.head').select('size').executeTakeFirstOrThrow()
  const given = Number(c.query.get('before') ?? size)
  const before = Number.isSafeInteger(given) ? Math.min(Math.max(given, 0), size) : size
  const entries = await listEntries(c, before, actsOnPage)
  const address = (from: number) => c.href(`/record?before=${from}`)
  return {
    title: l.t('record.title'),
    crumbs: [{ label: l.t('record.title') }],
    fact: l.t('record.fact', { size }),
    feeds: [{ href: '/record.atom', title: l.t('record.title') }],
    body: [
      section(
        { heading: l.t('record.check'), note: l.t('record.check-note') },
        html`<p><a href="${c.href('/record/verify')}">${l.t('record.how-to-verify')}</a></p>`,
      ),
      section(
        { heading: l.t('record.acts') },
        rows(
          entries.map((entry) => ({
            when: html`<a href="${c.href(`/record/${entry.index}`)}">${l.t('record.act-no', { index: entry.index })}</a> · <time datetime="${entry.recorded}">${l.instant(entry.recorded)}</time>`,
            body: entry.sentence,
          })),
        ),
        pager(
          {
            label: l.t('record.title'),
            from: size - before + 1,
            to: size - before + entries.length,
            total: size,
            ...(before < size && { previousHref: address(Math.min(size, before + actsOnPage)) }),
            ...(before > actsOnPage && { nextHref: address(before - actsOnPage) }),
          },
          l,
        ),
      ),
    ],
  }
}
