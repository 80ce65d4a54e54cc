import { disclosure, html, sideBySide } from '../../../design/index.ts'
import type { Carrier } from '../../../platform/web/house.ts'
import { languageFor, standing, withHeadings } from '../pages/shown.ts'
import { languagesOf } from '../rules/languages.ts'
import { adoptedText } from '../rules/text.ts'
import { askText } from './ask-text.ts'
import { textFields } from './text-fields.ts'

/** The part of a proposal's form that asks for a text, which the decision would adopt. */
export const textCarrier: Carrier = {
  act: 'text.adopted',
  legend: 'instruments.carrier',
  fields: async (c, values, errors) => textFields(c, values, errors, true),
  ask: askText,
  show: async ({ l }, body) => {
    const { success, data } = adoptedText.safeParse(body)
    if (!success) return html``
    const lang = languageFor(l, data.authentic, languagesOf(data))
    const paragraphs = data.paragraphs.map(({ number, kind, text }) => ({ number, kind, words: text }))
    return disclosure(
      l.t('instruments.whole-text'),
      html`<div class="stack">${standing(l, lang, data.authentic)}${sideBySide(
        { languages: [lang], paragraphs: withHeadings(paragraphs, [lang], l) },
        l,
      )}</div>`,
    )
  },
}
