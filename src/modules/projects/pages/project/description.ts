import { contentBlock, html, section, type Html } from '../../../../design/index.ts'
import type { Ctx } from '../../../../platform/web/context.ts'
import { textsOf } from '../../rules/texts.ts'
import { descriptionName } from '../codes.ts'
import type { ShownProject } from '../project-page.ts'

/** What it is for, in the reader's language or in another that says so. */
export function descriptionSection(c: Ctx, { activity }: ShownProject): Html[] {
  const { l } = c
  const held = activity.descriptions.filter(({ narratives }) => narratives.length > 0)
  if (held.length === 0) return []
  return [
    section(
      { heading: l.t('projects.description') },
      held.map(
        ({ type, narratives }) =>
          html`${type ? html`<h3>${descriptionName(l, type)}</h3>` : ''}${contentBlock(textsOf(narratives), l)}`,
      ),
    ),
  ]
}
