import type { Lang, Locale } from '../../../platform/language/types.ts'
import { directionOf } from '../../../platform/language/index.ts'
import { attrs, html, type Html, type Words } from '../../html.ts'

export type Result = {
  title: Words
  href: string
  /** What it is and where: 'Decision · Demonstration council · 14 May 2026'. */
  about: Words
  /** A passage with the found words between the marks of `highlight`, and the language it is in. */
  passage?: { text: string; lang: Lang }
}

// Control characters that no text can hold: `plainText` refuses them.
/** What the search puts before and after found words (`ts_headline`: StartSel, StopSel). */
export const foundMarks = { start: '\u0002', end: '\u0003' } as const

/** A passage with the found words marked. */
export const highlight = (passage: string): Html =>
  html`${passage.split(foundMarks.start).map((part, i) => {
    if (i === 0) return part
    const [found = '', ...rest] = part.split(foundMarks.end)
    return html`<mark>${found}</mark>${rest.join('')}`
  })}`

/** What a search found, with its passages in the language they are in. */
export const results = (found: Result[], l: Locale): Html =>
  found.length === 0
    ? html`<p class="empty">${l.t('design.results.none')}</p>`
    : html`<ol class="rows results">
        ${found.map(
          ({ title, href, about, passage }) =>
            html` <li>
              <h3><a href="${href}">${title}</a></h3>
              <p class="small soft">${about}</p>
              ${
                passage
                  ? html`<p${attrs({ lang: passage.lang === l.lang ? undefined : passage.lang, dir: passage.lang === l.lang ? undefined : directionOf(passage.lang) })}>${highlight(passage.text)}</p>`
                  : ''
              }
            </li>`,
        )}
      </ol>`
