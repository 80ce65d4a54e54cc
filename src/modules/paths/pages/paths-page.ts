import { bareContent, contentBlock, html, section, table, type Page } from '../../../design/index.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import { listPaths, listProgrammes } from '../queries.ts'

/** All programmes with their paths. */
export async function pathsPage(c: Ctx): Promise<Page> {
  const { l } = c
  const [programmes, paths] = await Promise.all([listProgrammes(c.db), listPaths(c.db)])
  return {
    title: l.t('paths.title'),
    crumbs: [{ label: l.t('paths.title') }],
    fact: l.t('paths.fact', { paths: paths.length, programmes: programmes.length }),
    body:
      programmes.length === 0
        ? section({ heading: l.t('paths.list') }, html`<p class="empty">${l.t('paths.none')}</p>`)
        : programmes.map((programme) =>
            section(
              { heading: bareContent(programme.title, l), id: programme.id },
              html`<div class="stack">${contentBlock(programme.about, l)}${table(
                {
                  label: l.pick(programme.title).text,
                  columns: [
                    { name: l.t('paths.number'), align: 'end' },
                    { name: l.t('paths.path'), header: true },
                    { name: l.t('paths.aim') },
                  ],
                  rows: paths
                    .filter((path) => path.programme === programme.id)
                    .map((path) => [
                      l.number(path.number),
                      html`<a href="${c.href(`/paths/${path.code}`)}">${bareContent(path.title, l)}</a>`,
                      bareContent(path.aim, l),
                    ]),
                },
                l,
              )}</div>`,
            ),
          ),
  }
}
