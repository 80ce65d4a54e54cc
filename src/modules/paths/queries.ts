import type { Db } from '../../platform/database/index.ts'
import type { PathRow, ProgrammeRow } from './tables.ts'

export const listProgrammes = (db: Db): Promise<ProgrammeRow[]> =>
  db.selectFrom('view.programme').selectAll().orderBy('id').execute()

export const listPaths = (db: Db): Promise<PathRow[]> =>
  db.selectFrom('view.path').selectAll().orderBy('programme').orderBy('number').execute()

export const findPath = (db: Db, code: string): Promise<PathRow | undefined> =>
  db.selectFrom('view.path').selectAll().where('code', '=', code).executeTakeFirst()

export const findProgramme = (db: Db, id: string): Promise<ProgrammeRow | undefined> =>
  db.selectFrom('view.programme').selectAll().where('id', '=', id).executeTakeFirst()
