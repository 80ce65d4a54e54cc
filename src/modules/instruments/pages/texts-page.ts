import { bareContent, html, section, table, type Page } from '../../../design/index.ts'
import { actsWith } from '../../../platform/identity/viewer.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import { findPath } from '../../paths/index.ts'
import { languagesHeld, listTexts } from '../queries.ts'

/** Every text that was adopted, newest first; of one path where the address names its code. */
export async function textsPage(c: Ctx): Promise<Page> {
  const { l } = c
  const code = c.query.get('path')
  const path = code ? await findPath(c.db, code) : undefined
  const texts = code && !path ? [] : await listTexts(c.db, { path: path?.id })
  const held = Map.groupBy(
    await languagesHeld(
      c.db,
      texts.map(({ id }) => id),
    ),
    ({ text }) => text,
  )
  const title = l.t('instruments.title')
  return {
    title,
    crumbs: path
      ? [{ label: title, href: c.href('/texts') }, { label: bareContent(path.title, l) }]
      : [{ label: title }],
    fact: l.t('instruments.list-fact', { count: texts.length }),
    body: section(
      { heading: l.t('instruments.adopted') },
      table(
        {
          label: title,
          columns: [
            { name: l.t('instruments.text'), header: true },
            { name: l.t('instruments.kind') },
            { name: l.t('instruments.day'), nowrap: true },
            { name: l.t('instruments.languages'), align: 'end' },
          ],
          rows: texts.map((text) => [
            html`<a href="${c.href(`/texts/${text.address}`)}">${bareContent(text.title, l)}</a>`,
            l.t(`instruments.kind.${text.kind}`),
            l.date(text.adopted.slice(0, 10), 'short'),
            l.number(held.get(text.id)?.length ?? 0),
          ]),
          empty: l.t('instruments.none'),
        },
        l,
      ),
      actsWith(c.viewer, 'secretary')
        ? html`<p class="acts"><a class="button" href="${c.href('/secretariat/texts/enter')}">${l.t('instruments.enter')}</a></p>`
        : '',
    ),
  }
}
