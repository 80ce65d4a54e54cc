import type { Db } from '../../../platform/database/index.ts'
import type { LangText } from '../../../platform/language/index.ts'
import { indexText } from '../../../platform/search/index.ts'
import { findText, paragraphsOf } from '../queries.ts'

/** Makes a text findable by its title and all its paragraphs, in every language that is held. */
export async function makeFindable(trx: Db, id: string): Promise<void> {
  const text = await findText(trx, id)
  if (!text) return
  const body: LangText = {}
  for (const { words } of await paragraphsOf(trx, id))
    for (const [lang, own] of Object.entries(words))
      body[lang] = body[lang] === undefined ? own : `${body[lang]}\n${own}`
  await indexText(trx, {
    subject: id,
    kind: 'text',
    href: `/texts/${text.address}`,
    title: text.title,
    body,
  })
}
