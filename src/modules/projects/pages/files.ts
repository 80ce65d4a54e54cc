import { html, section, table, type Html } from '../../../design/index.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import type { ActivityFileRow } from '../tables.ts'

/** The newest published files, each with its act and its bytes. */
export const filesSection = (c: Ctx, files: readonly ActivityFileRow[]): Html => {
  const { l } = c
  return section(
    { heading: l.t('projects.files'), note: l.t('projects.files-note'), id: 'files' },
    table(
      {
        label: l.t('projects.files'),
        columns: [
          { name: l.t('projects.file'), header: true },
          { name: l.t('projects.set') },
          { name: l.t('projects.published') },
          { name: l.t('projects.count'), align: 'end' },
          { name: l.t('projects.left-out'), align: 'end' },
          { name: l.t('projects.act') },
        ],
        rows: files.map((file) => [
          html`<a href="/record/file/${file.file}"><bdi>${file.name}</bdi></a>`,
          html`<bdi>${file.set}</bdi>`,
          l.date(file.published.slice(0, 10), 'short'),
          l.number(file.activities),
          l.number(file.left_out),
          html`<a href="${c.href(`/record/${file.entry}`)}">${l.t('projects.act-no', { index: file.entry })}</a>`,
        ]),
      },
      l,
    ),
  )
}
