import { html, mark, type Html } from '../../../design/index.ts'
import type { Locale } from '../../../platform/language/index.ts'

/** The host of a web address; nothing where a source is a citation. */
function hostOf(source: string): string | undefined {
  const url = URL.parse(source)
  return url && /^https?:$/.test(url.protocol) ? url.hostname : undefined
}

/** Where a figure was read: a link to its page, or the citation. A source that is not named is said to be so. */
export function sourceWords(l: Locale, source: string | undefined): Html {
  if (source === undefined) return html`<span class="soft">${l.t('statistics.no-source')}</span>`
  const host = hostOf(source)
  return host === undefined
    ? html`<bdi>${source}</bdi>`
    : html`<a href="${source}" rel="external nofollow noreferrer"><bdi dir="ltr">${host}</bdi></a>`
}

/** Whether the figure was read at its publisher or in a report of it. */
export const gradeMark = (l: Locale, grade: 'primary' | 'secondary' | undefined): Html | '' =>
  grade === undefined ? '' : mark(grade === 'primary' ? 'yes' : 'absent', l.t(`statistics.grade.${grade}`))
