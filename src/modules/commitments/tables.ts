import type { Selectable } from 'kysely'
import type { Json } from '../../platform/database/index.ts'
import type { LangText } from '../../platform/language/index.ts'

interface CommitmentTable {
  /** the act by which the party accepted it */
  id: string
  /** counted through the whole record; `c-12` in addresses */
  number: number
  party: string
  text: string
  /** the operative paragraph from which it follows */
  paragraph: number
  title: Json<LangText>
  /** a legal day; none where no day was set */
  due: string | null
  paths: string[]
  accepted: string
  signed: boolean
}

export interface ReportRow {
  /** the act that reported */
  id: string
  commitment: string
  progress: string
  /** the commitment to the words */
  words: string
  reported: string
  signed: boolean
}

export interface EvidenceRow {
  commitment: string
  /** the act that created what shows delivery: a project, a figure, a data set */
  evidence: string
  /** the act that linked it */
  act_id: string
  linked: string
}

export type CommitmentRow = Selectable<CommitmentTable>

declare module '../../platform/database/index.ts' {
  interface Tables {
    'view.commitment': CommitmentTable
    'view.commitment_report': ReportRow
    'view.commitment_evidence': EvidenceRow
  }
}
