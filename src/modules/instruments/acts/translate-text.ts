import { z } from 'zod'
import { plainText } from '../../../platform/language/index.ts'
import { act, refuse, secretary } from '../../../platform/record/index.ts'
import { findText, paragraphsOf } from '../queries.ts'
import { sameParagraphs } from '../rules/languages.ts'
import { language, longestParagraph, mostParagraphs } from '../rules/text.ts'
import { makeFindable } from './make-findable.ts'

/** The secretariat adds a translation of a text, or a newer wording of one. An authentic language is never touched. */
export const translateText = act({
  type: 'text.translated',
  body: z.strictObject({
    text: z.uuid(),
    language,
    title: plainText(300),
    /** one for each paragraph of the text, in its order */
    paragraphs: z.array(plainText(longestParagraph)).min(1).max(mostParagraphs),
  }),
  refs: (body) => [body.text],
  may: secretary,
  check: async (trx, { body }) => {
    const text = await findText(trx, body.text)
    if (!text) return refuse('instruments.no-such-text', {}, 'text')
    if (text.authentic.includes(body.language)) return refuse('instruments.is-authentic', {}, 'language')
    const held = await paragraphsOf(trx, text.id)
    return sameParagraphs(body.language, body.paragraphs.length, held.length)
  },
  apply: async (trx, { id, body, recorded }) => {
    const text = await findText(trx, body.text)
    await trx
      .updateTable('view.text')
      .set({ title: JSON.stringify({ ...text?.title, [body.language]: body.title }) })
      .where('id', '=', body.text)
      .execute()
    for (const [i, { number, words }] of (await paragraphsOf(trx, body.text)).entries())
      await trx
        .updateTable('view.paragraph')
        .set({ words: JSON.stringify({ ...words, [body.language]: body.paragraphs[i] }) })
        .where('text', '=', body.text)
        .where('number', '=', number)
        .execute()
    const row = { act_id: id, since: recorded }
    await trx
      .insertInto('view.text_language')
      .values({ text: body.text, language: body.language, ...row })
      .onConflict((conflict) => conflict.columns(['text', 'language']).doUpdateSet(row))
      .execute()
    await makeFindable(trx, body.text)
  },
})
