import { bareContent, html, type Html } from '../../../design/index.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import { listPaths } from '../../paths/index.ts'

/** The paths that figures speak to, for the side; nothing where there are none. */
export async function pathsOf(c: Ctx, ids: readonly string[]): Promise<Html | ''> {
  const paths = (await listPaths(c.db)).filter(({ id }) => ids.includes(id))
  if (paths.length === 0) return ''
  return html`<h2>${c.l.t('statistics.paths')}</h2><ul class="plain">${paths.map(
    ({ code, number, title }) =>
      html`<li><a href="${c.href(`/paths/${code}`)}">${c.l.number(number)} ${bareContent(title, c.l)}</a></li>`,
  )}</ul>`
}
