import { sql } from 'kysely'
import type { Db } from '../../../platform/database/index.ts'
import type { ActivityLinkRow, ActivityRow } from '../tables.ts'
import { current } from './current.ts'

/** An activity as it stands, without its tree, by its IATI identifier. */
export async function findProject(
  db: Db,
  identifier: string,
): Promise<
  Pick<ActivityRow, 'file' | 'ordinal' | 'identifier' | 'titles' | 'reporting_ref' | 'line'> | undefined
> {
  const { rows } = await sql<ActivityRow>`
    select a.file, a.ordinal, a.identifier, a.titles, a.reporting_ref, a.line from ${current}
    where a.identifier = ${identifier}`.execute(db)
  return rows[0]
}

/** The whole of an activity, as one file has it. */
export const treeOf = (db: Db, { file, ordinal }: { file: string; ordinal: number }) =>
  db
    .selectFrom('view.activity')
    .select('tree')
    .where('file', '=', file)
    .where('ordinal', '=', ordinal)
    .executeTakeFirstOrThrow()

/** What a project is linked to, as last said. */
export const findLink = (db: Db, identifier: string): Promise<ActivityLinkRow | undefined> =>
  db.selectFrom('view.activity_link').selectAll().where('identifier', '=', identifier).executeTakeFirst()

/** Which of these identifiers are of projects that stand here. */
export async function heldAmong(db: Db, identifiers: readonly string[]): Promise<Set<string>> {
  if (identifiers.length === 0) return new Set()
  const { rows } = await sql<{ identifier: string }>`
    select a.identifier from ${current} where a.identifier = any(${identifiers})`.execute(db)
  return new Set(rows.map((row) => row.identifier))
}
