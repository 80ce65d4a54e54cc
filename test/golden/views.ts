import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { sql } from 'kysely'
import type { Db } from '../../src/platform/database/index.ts'
import { shapesOf } from '../../src/platform/record/replay/tables.ts'
import { place } from './held.ts'

/** What the golden entries make of one view table: its rows, over these columns. */
export interface ViewSum {
  readonly columns: readonly string[]
  readonly rows: number
  /** over the rows as text, each with a newline, in the order of their code points */
  readonly sha256: string
}
export type Views = Readonly<Record<string, ViewSum>>

/** How words are cut up for searching is no meaning of an act, and in part PostgreSQL's own. */
const leftOut: Readonly<Record<string, readonly string[]>> = { 'view.search': ['grams', 'stems'] }

export const heldViews = (): Views =>
  existsSync(place('views.json')) ? (JSON.parse(readFileSync(place('views.json'), 'utf8')) as Views) : {}

/** The sum of a table over these columns: one that is added later, or a key that is made longer, changes nothing. */
export async function sumOf(db: Db, table: string, columns: readonly string[]): Promise<ViewSum> {
  const { rows } = await sql<{ text: string }>`
    select text from (
      select row(${sql.join(columns.map((column) => sql.ref(column)))})::text as text from ${sql.table(table)}
    ) as held order by text collate "C"`.execute(db)
  const hash = createHash('sha256')
  for (const { text } of rows) hash.update(text).update('\n')
  return { columns, rows: rows.length, sha256: hash.digest('hex') }
}

/** The sum of every view table there is, over all its columns that have a meaning. */
export async function sumsNow(db: Db): Promise<Views> {
  const sums: Record<string, ViewSum> = {}
  for (const { table, columns } of await shapesOf(db, [])) {
    if (!table.startsWith('view.')) continue
    const meant = columns.filter((column) => !leftOut[table]?.includes(column))
    sums[table] = await sumOf(db, table, meant)
  }
  return sums
}

/** The views that no longer come out as they are held; a table that is held and gone throws. */
export async function viewsThatDiffer(db: Db, held: Views): Promise<string[]> {
  const differ: string[] = []
  for (const [table, { columns, rows, sha256 }] of Object.entries(held)) {
    const now = await sumOf(db, table, columns)
    if (now.rows !== rows) differ.push(`${table}: ${now.rows} rows, not ${rows}`)
    else if (now.sha256 !== sha256) differ.push(`${table}: other rows`)
  }
  return differ
}
