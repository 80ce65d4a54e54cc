import { disclosure, html, type Html } from '../../design/index.ts'
import type { Lang, Locale } from '../language/index.ts'

/** Content in one of its languages, and in each other one a key away under that language's own name. */
export function inEachLanguage(
  l: Locale,
  langs: readonly Lang[],
  first: Lang,
  show: (lang: Lang) => Html,
): Html {
  const others = langs
    .filter((lang) => lang !== first)
    .map((lang) => disclosure(html`<bdi lang="${lang}">${l.ownName(lang)}</bdi>`, show(lang)))
  return html`<div class="stack">${show(first)}${others.length > 0 ? html`<div>${others}</div>` : ''}</div>`
}
