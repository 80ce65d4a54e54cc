import type { Selectable } from 'kysely'
import type { Json } from '../../platform/database/index.ts'
import type { LangText } from '../../platform/language/index.ts'

interface ProgrammeTable {
  id: string
  act_id: string
  title: Json<LangText>
  about: Json<LangText>
}

interface PathTable {
  /** the act that opened it */
  id: string
  programme: string
  /** in addresses: `10`, `joint-initiative-1` */
  code: string
  number: number
  title: Json<LangText>
  aim: Json<LangText>
}

export type ProgrammeRow = Selectable<ProgrammeTable>
export type PathRow = Selectable<PathTable>

declare module '../../platform/database/index.ts' {
  interface Tables {
    'view.programme': ProgrammeTable
    'view.path': PathTable
  }
}
