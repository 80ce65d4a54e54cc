import { actions, content, html, section, table, type Page } from '../../../design/index.ts'
import { actsWith } from '../../../platform/identity/index.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import { listBodies, membersOn } from '../queries.ts'

/** All bodies, with the number of their members today. */
export async function bodiesPage(c: Ctx): Promise<Page> {
  const { l } = c
  const bodies = await listBodies(c.db)
  const counts = await Promise.all(
    bodies.map(async (body) => (await membersOn(c.db, body.id, c.today)).length),
  )
  return {
    title: l.t('bodies.title'),
    crumbs: [{ label: l.t('bodies.title') }],
    fact: l.t('bodies.fact', { count: bodies.length }),
    body: section(
      { heading: l.t('bodies.list') },
      table(
        {
          label: l.t('bodies.title'),
          columns: [
            { name: l.t('bodies.name') },
            { name: l.t('bodies.symbol') },
            { name: l.t('bodies.members'), align: 'end' },
          ],
          rows: bodies.map((body, i) => [
            html`<a href="${c.href(`/bodies/${body.id}`)}">${content(body.name, l)}</a>`,
            html`<bdi>${body.symbol}</bdi>`,
            l.number(counts[i] ?? 0),
          ]),
          empty: l.t('bodies.none'),
        },
        l,
      ),
      actsWith(c.viewer, 'secretary')
        ? actions([{ label: l.t('bodies.establish'), href: c.href('/bodies/establish') }])
        : '',
    ),
  }
}
