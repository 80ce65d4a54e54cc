import { sql } from 'kysely'
import type { Db } from '../../../platform/database/index.ts'
import type { ActivityFileRow } from '../tables.ts'

export const findFile = (db: Db, file: string): Promise<ActivityFileRow | undefined> =>
  db.selectFrom('view.activity_file').selectAll().where('file', '=', file).executeTakeFirst()

/** Published files, the newest first; those of one set, if it is named. */
export function listFiles(db: Db, { set, limit }: { set?: string | undefined; limit?: number } = {}) {
  let query = db.selectFrom('view.activity_file').selectAll().orderBy('entry', 'desc')
  if (set) query = query.where('set', '=', set)
  if (limit !== undefined) query = query.limit(limit)
  return query.execute()
}

/** Does a file that was published later hold an activity of this one? Then publishing this one again changes something. */
export async function isSuperseded(db: Db, file: string): Promise<boolean> {
  const { rows } = await sql<{ superseded: boolean }>`
    select exists (
      select from view.activity_file here
      join view.activity_file later on later.entry > here.entry
      join view.activity mine on mine.file = here.file
      join view.activity theirs on theirs.file = later.file and theirs.identifier = mine.identifier
      where here.file = ${file}
    ) as superseded`.execute(db)
  return rows[0]?.superseded ?? false
}

/** The reporting organisations of a file's activities. */
export async function reportersOf(db: Db, file: string): Promise<string[]> {
  const rows = await db
    .selectFrom('view.activity')
    .select('reporting_ref')
    .distinct()
    .where('file', '=', file)
    .orderBy('reporting_ref')
    .execute()
  return rows.map((row) => row.reporting_ref)
}
