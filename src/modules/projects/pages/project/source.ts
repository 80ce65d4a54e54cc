import { definitionList, downloadLine, html, notice, section, type Html } from '../../../../design/index.ts'
import type { Ctx } from '../../../../platform/web/context.ts'
import { addressOf } from '../../rules/address.ts'
import type { ShownProject } from '../project-page.ts'

/** Where all this is from: the public file, the line, its hash, and the activity's own XML. */
export function sourceSection(c: Ctx, { activity, file, line }: ShownProject): Html {
  const { l } = c
  const address = addressOf(activity.identifier)
  return section(
    { heading: l.t('projects.source'), id: 'source' },
    definitionList([
      {
        term: l.t('projects.file'),
        value: html`<a href="/record/file/${file.file}"><bdi>${file.name}</bdi></a>, ${l.t('projects.line', { line })}`,
      },
      {
        term: l.t('projects.set'),
        value: html`<a href="${c.href(`/projects?set=${encodeURIComponent(file.set)}`)}"><bdi>${file.set}</bdi></a>`,
      },
      { term: html`<bdi>SHA-256</bdi>`, value: html`<code dir="ltr">${file.file}</code>` },
      { term: l.t('projects.published'), value: l.date(file.published.slice(0, 10)) },
      ...(activity.lastUpdated
        ? [{ term: l.t('projects.last-updated'), value: html`<bdi dir="ltr">${activity.lastUpdated}</bdi>` }]
        : []),
    ]),
    file.left_out > 0 ? notice(l.t('projects.contacts-left-out', { n: file.left_out })) : '',
    downloadLine(
      [
        { label: 'XML (IATI 2.03)', href: c.href(`${address}.xml`) },
        { label: 'JSON', href: `/api/v1${address}` },
      ],
      l,
    ),
  )
}
