import { sql } from 'kysely'
import type { Db } from '../../platform/database/index.ts'
import { findBody, type Charter } from '../bodies/index.ts'
import { findDecision } from '../decisions/index.ts'
import type { ParagraphRow, TextLanguageRow, TextRow } from './tables.ts'

export const findText = (db: Db, id: string): Promise<TextRow | undefined> =>
  db.selectFrom('view.text').selectAll().where('id', '=', id).executeTakeFirst()

export const findTextAt = (db: Db, address: string): Promise<TextRow | undefined> =>
  db.selectFrom('view.text').selectAll().where('address', '=', address).executeTakeFirst()

/** The charter of the body that adopted a text; none where the text was adopted elsewhere, or is not held. */
export async function charterOver(db: Db, id: string): Promise<Charter | undefined> {
  const text = await findText(db, id)
  const decision = text?.decision ? await findDecision(db, text.decision) : undefined
  return decision && (await findBody(db, decision.body))?.charter
}

/** Texts, newest first; of one path, by the act that opened it. */
export function listTexts(db: Db, { path }: { readonly path?: string | undefined } = {}): Promise<TextRow[]> {
  const query = db.selectFrom('view.text').selectAll().orderBy('adopted', 'desc')
  return (path ? query.where(sql<boolean>`paths @> array[${path}]::text[]`) : query).execute()
}

/** A text's paragraphs in their order. */
export const paragraphsOf = (db: Db, text: string): Promise<ParagraphRow[]> =>
  db.selectFrom('view.paragraph').selectAll().where('text', '=', text).orderBy('number').execute()

/** The languages of these texts by tag, each with the entry that brought its newest wording. */
export async function languagesHeld(
  db: Db,
  texts: readonly string[],
): Promise<(TextLanguageRow & { index: number })[]> {
  if (texts.length === 0) return []
  return db
    .selectFrom('view.text_language as language')
    .innerJoin('record.entry as entry', 'entry.act_id', 'language.act_id')
    .selectAll('language')
    .select('entry.index')
    .where('language.text', 'in', texts)
    .orderBy('language.language')
    .execute()
}
