import { directionOf } from '../../../platform/language/index.ts'
import type { Lang, Locale } from '../../../platform/language/types.ts'
import { attrs, html, type Html, type Words } from '../../html.ts'

export type Change = { kind: 'same' | 'inserted' | 'deleted'; text: string }

export type ChangedParagraph = { number?: string; id?: string; parts: Change[]; note?: Words }

/** Changes in a line of words: inserted underlined, deleted struck, both said to those who hear them. */
export const changes = (parts: Change[], l: Locale): Html =>
  html`${parts.map(({ kind, text }) => {
    if (kind === 'same') return text
    const said = html`<span class="vh">[${l.t(`design.redline.${kind}`)}] </span>`
    return kind === 'inserted' ? html`<ins>${said}${text}</ins>` : html`<del>${said}${text}</del>`
  })}`

/** Two versions of a text compared, paragraph by paragraph, in one language. */
export function redline(
  { lang, paragraphs }: { lang: Lang; paragraphs: ChangedParagraph[] },
  l: Locale,
): Html {
  const own = attrs({ lang, dir: directionOf(lang) })
  return html`<div>
    <p class="small key" aria-hidden="true">
      <ins>${l.t('design.redline.inserted')}</ins> <del>${l.t('design.redline.deleted')}</del>
    </p>
    <div class="beside">
      ${paragraphs.map(
        ({ number, id, parts, note }) =>
          html` <div class="par" ${attrs({ id })}>
            <p class="no">
              ${number ?? ''}${note === undefined ? '' : html` <span class="small">${note}</span>`}
            </p>
            <p class="words" ${own}>${changes(parts, l)}</p>
          </div>`,
      )}
    </div>
  </div>`
}
