import { html, link, section, table, type Html } from '../../../../design/index.ts'
import type { Ctx } from '../../../../platform/web/context.ts'
import { heldAmong } from '../../queries/find.ts'
import { addressOf } from '../../rules/address.ts'
import { relationName } from '../codes.ts'
import type { ShownProject } from '../project-page.ts'

/** Parents, parts and siblings; a link where they are here too. */
export async function relatedSection(c: Ctx, { activity }: ShownProject): Promise<Html[]> {
  const { l } = c
  if (activity.related.length === 0) return []
  const held = await heldAmong(
    c.db,
    activity.related.map(({ ref }) => ref),
  )
  return [
    section(
      { heading: l.t('projects.related') },
      table(
        {
          label: l.t('projects.related'),
          columns: [{ name: l.t('projects.identifier'), header: true }, { name: l.t('projects.relation') }],
          rows: activity.related.map(({ ref, type }) => [
            link(html`<bdi dir="ltr">${ref}</bdi>`, held.has(ref) ? c.href(addressOf(ref)) : undefined),
            relationName(l, type),
          ]),
        },
        l,
      ),
    ),
  ]
}
