import { content, html, section, table, type Html } from '../../../../design/index.ts'
import type { Ctx } from '../../../../platform/web/context.ts'
import type { Narrative } from '../../iati/index.ts'
import { textsOf } from '../../rules/texts.ts'
import { roleName } from '../codes.ts'
import type { ShownProject } from '../project-page.ts'

/** An organisation by its name, else by its identifier. */
export const organisation = (
  { l }: Ctx,
  named: { names: Narrative[]; ref?: string } | undefined,
): Html | string =>
  named === undefined
    ? ''
    : named.names.length > 0
      ? content(textsOf(named.names), l)
      : html`<bdi>${named.ref ?? ''}</bdi>`

/** Who reports it, and who takes part in which role. */
export function organisationsSection(c: Ctx, { activity }: ShownProject): Html {
  const { l } = c
  const ref = (value: string | undefined) => html`<bdi dir="ltr">${value ?? ''}</bdi>`
  return section(
    { heading: l.t('projects.organisations') },
    table(
      {
        label: l.t('projects.organisations'),
        columns: [
          { name: l.t('projects.organisation'), header: true },
          { name: l.t('projects.role') },
          { name: l.t('projects.identifier') },
        ],
        rows: [
          [
            organisation(c, activity.reporting),
            l.t('projects.reporting-organisation'),
            ref(activity.reporting.ref),
          ],
          ...activity.participating.map((each) => [
            organisation(c, each),
            roleName(l, each.role),
            ref(each.ref),
          ]),
        ],
      },
      l,
    ),
  )
}
