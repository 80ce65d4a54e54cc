import type { Selectable } from 'kysely'
import type { Json } from '../../platform/database/index.ts'
import type { Structure } from './files/structure.ts'
import type { Claim } from './rules/claim.ts'
import type { ClaimVerdict } from './rules/judge.ts'
import type { MeasureDefinition } from './rules/measure.ts'
import type { Observation } from './rules/observation.ts'

interface DataSetTable {
  id: string
  act_id: string
  structure: Json<Structure>
}

export interface ReleaseRow {
  /** the act that published it */
  act_id: string
  data_set: string
  /** the first release of its data set is 1 */
  number: number
  /** SHA-256 of the file as published */
  file: string
  bytes: number
  observations: number
  published: string
}

/** One observation of a release; laid before the release is published, under its file's hash. */
interface ObservationTable {
  file: string
  ordinal: number
  observation: Json<Observation>
}

interface MeasureTable {
  id: string
  act_id: string
  data_set: string
  definition: Json<MeasureDefinition>
}

interface ClaimTable {
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
  /** the act at which it was judged: the claim itself, or a release */
  act_id: string
  ordinal: number
  /** the number of the newest release that was held; 0 before the first */
  release: number
  verdict: string
  judged: Json<ClaimVerdict>
  at: string
}

export type DataSetRow = Selectable<DataSetTable>
export type MeasureRow = Selectable<MeasureTable>
export type ClaimRow = Selectable<ClaimTable>
export type ClaimVerdictRow = Selectable<ClaimVerdictTable>

declare module '../../platform/database/index.ts' {
  interface Tables {
    'view.data_set': DataSetTable
    'view.release': ReleaseRow
    'view.observation': ObservationTable
    'view.measure': MeasureTable
    'view.claim': ClaimTable
    'view.claim_verdict': ClaimVerdictTable
  }
}
