import { content, html, rows, section, type Html } from '../../../../design/index.ts'
import { languageOf, textsOf } from '../../rules/texts.ts'
import type { Ctx } from '../../../../platform/web/context.ts'
import type { ShownProject } from '../project-page.ts'
import { dayWords } from './facts.ts'

/** Documents at the publisher's own addresses, which nobody here has checked. */
export function documentsSection(c: Ctx, { activity }: ShownProject): Html[] {
  const { l } = c
  if (activity.documents.length === 0) return []
  return [
    section(
      { heading: l.t('projects.documents'), note: l.t('projects.documents-note') },
      rows(
        activity.documents.map(({ url, titles, format, languages, date }) => {
          const label = titles.length > 0 ? content(textsOf(titles), l) : html`<bdi dir="ltr">${url}</bdi>`
          return {
            body: isWeb(url) ? html`<a href="${url}" rel="external nofollow noreferrer">${label}</a>` : label,
            note: html`<bdi>${format}</bdi> ${[
              ...languages.map((lang) => l.languageName(languageOf(lang))),
              dayWords(c, date),
            ]
              .filter(Boolean)
              .join(' · ')}`,
          }
        }),
      ),
    ),
  ]
}

/** Only the web: a file may name `javascript:` as well. */
function isWeb(address: string): boolean {
  const url = URL.parse(address)
  return url?.protocol === 'https:' || url?.protocol === 'http:'
}
