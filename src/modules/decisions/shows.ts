import { html, sideBySide } from '../../design/index.ts'
import type { LangText } from '../../platform/language/index.ts'
import type { Consequence } from '../../platform/record/index.ts'
import { inEachLanguage } from '../../platform/web/in-each-language.ts'
import type { Show } from '../../platform/web/house.ts'
import { carriedActs } from './pages/carried.ts'

interface Proposed {
  title: LangText
  question: LangText
  acts: Consequence[]
}

/** What the acts of this room say in full: a proposal's question, and what its adoption would perform. */
export const shows: Record<string, Show> = {
  'proposal.made': async (c, { id, body }) => {
    const { l } = c
    const { title, question, acts } = body as unknown as Proposed
    const asked = inEachLanguage(
      l,
      [...new Set([...Object.keys(title), ...Object.keys(question)])],
      l.pick(title).lang,
      (lang) =>
        sideBySide(
          { languages: [lang], paragraphs: [{ text: title, heading: true }, { text: question }] },
          l,
        ),
    )
    return html`${asked}<h3>${l.t('decisions.carries')}</h3>${await carriedActs(c, id, acts, true)}`
  },
}
