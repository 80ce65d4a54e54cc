import { directionOf } from '../../../platform/language/index.ts'
import type { Lang, LangText, Locale } from '../../../platform/language/types.ts'
import { attrs, html, type Html, type Words } from '../../html.ts'
import { nameOf } from '../content/index.ts'

export type Paragraph = {
  /** As the text numbers it; none for a heading. */
  number?: string
  id?: string
  text: LangText
  heading?: boolean
  /** Links beside the number: comments, amendments. */
  note?: Words
  /** Under its words: reservations, what was promised. */
  below?: Words
}

export type SideBySide = {
  /** The languages shown, in their order. */
  languages: Lang[]
  paragraphs: Paragraph[]
  /** The standing of each language: 'authentic text', 'translation'. */
  standing?: Partial<Record<Lang, Words>>
}

/**
 * Paragraphs with their languages side by side; a language in which one is missing says so in its place. A single
 * language is not named: the page around says which it is.
 */
export const sideBySide = ({ languages, paragraphs, standing = {} }: SideBySide, l: Locale): Html =>
  html`<div class="beside">
    ${
      languages.length === 1
        ? ''
        : html`<div class="tongues">
            ${languages.map(
              (lang) =>
                html`<p${attrs({ dir: directionOf(lang) })}>
                  ${nameOf(lang, l)}${standing[lang] === undefined ? '' : html`<br /><span class="soft small">${standing[lang]}</span>`}
                </p>`,
            )}
          </div>`
    }
    ${paragraphs.map(
      ({ number, id, text, heading, note, below }) =>
        html`<div class="par" ${attrs({ id })}>
          <p class="no">
            ${number ?? ''}${note === undefined ? '' : html` <span class="small">${note}</span>`}
          </p>
          <div${attrs({ class: below !== undefined && 'stack' })}>
            <div class="tongues">
              ${languages.map((lang) => version(text[lang], lang, heading ?? false, languages.length > 1, l))}
            </div>
            ${below ?? ''}
          </div>
        </div> `,
    )}
  </div>`

function version(text: string | undefined, lang: Lang, heading: boolean, named: boolean, l: Locale): Html {
  const label = named ? html`<span class="tongue soft">${nameOf(lang, l)}</span>` : ''
  if (!text?.trim())
    return html`<div${attrs({ dir: directionOf(lang) })}>
      ${label}
      <p class="soft small">${l.t('design.content.missing')}</p>
    </div>`
  const own = attrs({ lang, dir: directionOf(lang) })
  return heading
    ? html`<div${attrs({ dir: directionOf(lang) })}>${label}<h3${own}>${text}</h3></div>`
    : html`<div${attrs({ dir: directionOf(lang) })}>
        ${label}
        <p class="words" ${own}>${text}</p>
      </div>`
}
