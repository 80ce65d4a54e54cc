import type { ColumnType, Selectable } from 'kysely'
import type { Json } from '../../platform/database/index.ts'
import type { LangText } from '../../platform/language/index.ts'
import type { Structure } from './files/structure.ts'
import type { Claim } from './rules/claim.ts'
import type { AssertionVerdict } from './rules/judge.ts'
import type { MeasureDefinition } from './rules/measure.ts'
import type { Verdict } from './rules/verdict.ts'

interface DataSetTable {
  id: string
  act_id: string
  structure: Json<Structure>
}

interface ReleaseTable {
  /** SHA-256 of its bytes, lower-case hex: a file is one release of one data set */
  file: string
  act_id: string
  /** the number of the entry that published it */
  entry: number
  data_set: string
  /** the first release of its data set is 1 */
  number: number
  title: ColumnType<LangText | null, string | null, string | null>
  /** the day on which its publisher announced it, YYYY-MM-DD */
  announced: string | null
  bytes: number
  observations: number
  published: string
}

/** One observation of a file; laid before the file is published. Absent attributes are null. */
export interface ObservationRow {
  file: string
  data_set: string
  /** its place in the file, from 1 */
  number: number
  line: number
  measure: string
  key: Record<string, string>
  starts: string
  ends: string
  /** an exact decimal with the digits as printed */
  value: string | null
  status: string
  unit: string
  source: string | null
  read: string | null
  grade: string | null
  note: string | null
  /** the composition of the group of countries that the source used */
  composition: string | null
}

interface MeasureTable {
  id: string
  act_id: string
  data_set: string
  definition: Json<MeasureDefinition>
}

interface ClaimTable {
  /** the act that made it */
  id: string
  /** the identifier in addresses */
  address: string
  data_set: string
  claim: Json<Claim>
  paths: string[]
}

/** What a claim was found to be when it was made, and at each release since. */
interface ClaimVerdictTable {
  claim: string
  /** the act at which it was judged, the claim itself or a release, and the number of its entry */
  act_id: string
  entry: number
  /** the number of the newest release that was held; 0 before the first */
  release: number
  verdict: Verdict
  assertions: Json<AssertionVerdict[]>
  at: string
}

export type DataSetRow = Selectable<DataSetTable>
export type ReleaseRow = Selectable<ReleaseTable>
export type MeasureRow = Selectable<MeasureTable>
export type ClaimRow = Selectable<ClaimTable>
export type ClaimVerdictRow = Selectable<ClaimVerdictTable>

declare module '../../platform/database/index.ts' {
  interface Tables {
    'view.data_set': DataSetTable
    'view.release': ReleaseTable
    'view.observation': ObservationRow
    'view.measure': MeasureTable
    'view.claim': ClaimTable
    'view.claim_verdict': ClaimVerdictTable
  }
}
