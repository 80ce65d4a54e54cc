import { disclosure, html, nameOf, section, type Html } from '../../../../design/index.ts'
import { directionOf } from '../../../../platform/language/index.ts'
import type { Ctx } from '../../../../platform/web/context.ts'
import { textsOf } from '../../rules/texts.ts'
import type { ShownProject } from '../project-page.ts'

/** Title and descriptions in every language that the file has. */
export function languagesSection(c: Ctx, { activity }: ShownProject): Html[] {
  const { l } = c
  const texts = [activity.titles, ...activity.descriptions.map(({ narratives }) => narratives)].map(textsOf)
  const languages = [...new Set(texts.flatMap((text) => Object.keys(text)))].toSorted()
  if (languages.length < 2) return []
  return [
    section(
      { heading: l.t('projects.languages') },
      languages.map((lang) => {
        const held = texts.flatMap((text) => text[lang] ?? [])
        return disclosure(
          nameOf(lang, l),
          html`<div class="stack prose" lang="${lang}" dir="${directionOf(lang)}">
            ${held.map((text) => html`<p>${text}</p>`)}
          </div>`,
        )
      }),
    ),
  ]
}
