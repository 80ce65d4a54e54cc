import type { Selectable } from 'kysely'
import type { Json } from '../../platform/database/index.ts'
import type { LangText } from '../../platform/language/index.ts'

interface TextTable {
  /** the act that adopted it */
  id: string
  /** in addresses, for ever */
  address: string
  title: Json<LangText>
  kind: string
  /** languages that are equally authentic, in their declared order */
  authentic: string[]
  paths: string[]
  /** the decision that adopted it; none where it was adopted elsewhere and entered by the secretariat */
  decision: string | null
  adopted: string
}

interface ParagraphTable {
  text: string
  number: number
  kind: string
  words: Json<LangText>
}

/** A language in which the whole text is held, and the act that brought its newest wording. */
export interface TextLanguageRow {
  text: string
  language: string
  act_id: string
  since: string
}

export type TextRow = Selectable<TextTable>
export type ParagraphRow = Selectable<ParagraphTable>

declare module '../../platform/database/index.ts' {
  interface Tables {
    'view.text': TextTable
    'view.paragraph': ParagraphTable
    'view.text_language': TextLanguageRow
  }
}
