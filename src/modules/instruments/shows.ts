import { html, sideBySide, type Html } from '../../design/index.ts'
import type { Lang, LangText, Locale } from '../../platform/language/index.ts'
import { inEachLanguage } from '../../platform/web/in-each-language.ts'
import type { Show } from '../../platform/web/house.ts'
import { languageFor, standing, withHeadings, type Shown } from './pages/shown.ts'
import { findText, paragraphsOf } from './queries.ts'
import { languagesOf } from './rules/languages.ts'
import { adoptedText } from './rules/text.ts'

/** A text in one language as its own page has it; without addresses, since several may stand on one page. */
const inOne = (title: LangText, paragraphs: readonly Shown[], lang: Lang, l: Locale): Html =>
  sideBySide(
    {
      languages: [lang],
      paragraphs: [
        { text: title, heading: true },
        ...withHeadings(paragraphs, [lang], l).map(
          ({ id: _id, ...row }: { id?: string; text: LangText }) => row,
        ),
      ],
    },
    l,
  )

/** What the acts of this room say in full: whole texts, in each of their languages. */
export const shows: Record<string, Show> = {
  'text.adopted': async ({ l }, act) => {
    const { success, data } = adoptedText.safeParse(act.body)
    if (!success) return html``
    const { title, authentic } = data
    const held = languagesOf(data)
    const paragraphs = data.paragraphs.map(({ number, kind, text }) => ({ number, kind, words: text }))
    return inEachLanguage(
      l,
      held,
      languageFor(l, authentic, held),
      (lang) => html`${standing(l, lang, authentic)}${inOne(title, paragraphs, lang, l)}`,
    )
  },
  'text.translated': async ({ db, l }, act) => {
    const body = act.body as unknown as { text: string; language: Lang; title: string; paragraphs: string[] }
    const paragraphs = (await paragraphsOf(db, body.text)).map(({ number, kind }, i) => ({
      number,
      kind,
      words: { [body.language]: body.paragraphs[i] ?? '' },
    }))
    const authentic = (await findText(db, body.text))?.authentic ?? []
    return html`${standing(l, body.language, authentic)}${inOne({ [body.language]: body.title }, paragraphs, body.language, l)}`
  },
}
