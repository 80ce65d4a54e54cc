import { html, languageNotice, sideBySide, type Html, type Words } from '../../../design/index.ts'
import {
  languagesHeld,
  localeOf,
  type Lang,
  type LangText,
  type Locale,
} from '../../../platform/language/index.ts'

export interface Shown {
  readonly number: number
  readonly kind: string
  readonly words: LangText
}

/** The language in which a reader is shown a text: the reader's own if it is held, else an authentic one. */
export const languageFor = (l: Locale, authentic: readonly Lang[], held: readonly Lang[]): Lang =>
  held.includes(l.lang) ? l.lang : authentic.includes('en') ? 'en' : (authentic[0] ?? 'en')

/** Whether what is shown is authentic, a translation, or not in the reader's language; and which are authentic. */
export function standing(l: Locale, lang: Lang, authentic: readonly Lang[]): Html {
  const key = authentic.includes(lang)
    ? authentic.length === 1
      ? 'only-authentic'
      : 'is-authentic'
    : 'is-translation'
  return html`${lang === l.lang ? '' : languageNotice(lang, l)}<p class="small soft">${l.t(
    `instruments.${key}`,
    {
      languages: l.list(authentic.map((tag) => l.languageName(tag))),
    },
  )}</p>`
}

/** Paragraphs in one language, each with an address of its own and what stands under it. */
export const provisions = (
  paragraphs: readonly Shown[],
  lang: Lang,
  l: Locale,
  below: (number: number) => Words | undefined = () => undefined,
): Html =>
  sideBySide(
    {
      languages: [lang],
      paragraphs: paragraphs.map(({ number, words }) => {
        const under = below(number)
        return {
          number: l.number(number),
          id: `paragraph-${number}`,
          text: words,
          ...(under !== undefined && { below: under }),
        }
      }),
    },
    l,
  )

/** The words of a language; of one without a catalogue, in which a text may well be, the English ones. */
const wordsIn = (lang: Lang): Locale => localeOf(languagesHeld().includes(lang) ? lang : 'en')

/** The rows of a text with the names of its parts between them, in each of the languages. */
export function withHeadings(paragraphs: readonly Shown[], langs: readonly Lang[], l: Locale) {
  const named = new Set<string>()
  return paragraphs.flatMap(({ number, kind, words }) => {
    const row = { number: l.number(number), id: `paragraph-${number}`, text: words }
    if (named.has(kind)) return [row]
    named.add(kind)
    const text = Object.fromEntries(langs.map((lang) => [lang, wordsIn(lang).t(`instruments.part.${kind}`)]))
    return [{ text, heading: true }, row]
  })
}
