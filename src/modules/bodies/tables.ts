import type { Selectable } from 'kysely'
import type { Json } from '../../platform/database/index.ts'
import type { LangText } from '../../platform/language/index.ts'
import type { Charter } from './rules/charter.ts'

interface BodyTable {
  id: string
  act_id: string
  name: Json<LangText>
  /** the first part of its documents' symbols: `DC` in DC/2026/7 */
  symbol: string
  charter: Json<Charter>
}

export interface SeatRow {
  body: string
  party: string
  act_id: string
  from_day: string
  to_day: string | null
}

interface PostTable {
  act_id: string
  body: string
  post: string
  party: string
  from_day: string
  to_day: string | null
}

export type BodyRow = Selectable<BodyTable>
export type PostRow = Selectable<PostTable>

declare module '../../platform/database/index.ts' {
  interface Tables {
    'view.body': BodyTable
    'view.seat': SeatRow
    'view.post': PostTable
  }
}
