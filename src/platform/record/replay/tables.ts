import { sql } from 'kysely'
import type { Db } from '../../database/index.ts'

/** A view table with rows of files that no act has published yet; only those of published files count. */
export interface Bulk {
  /** `view.observation` */
  readonly table: string
  /** the column of the file that a row is from */
  readonly file: string
  /** the table that lists the published files, in a column of the same name */
  readonly published: string
}

/** By view table, the columns that a redacted file may change: words, and where they stand. Figures and keys stay. */
export type WordColumns = Readonly<Record<string, readonly string[]>>

/** A table as it is compared: its columns by name, its primary key, and which rows count. */
export interface Shape {
  readonly table: string
  readonly columns: readonly string[]
  readonly key: readonly string[]
  readonly bulk?: Bulk
}

/** The tables that replay builds: the entries themselves, and every view. In the order of their names. */
export async function shapesOf(db: Db, bulk: readonly Bulk[]): Promise<Shape[]> {
  const { rows } = await sql<{ table: string; columns: string[]; key: string[] | null }>`
    select n.nspname || '.' || c.relname as "table",
      (select array_agg(a.attname::text order by a.attname) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
      (select array_agg(a.attname::text order by k.ordinal) from pg_index i
        cross join lateral unnest(i.indkey::int2[]) with ordinality k (number, ordinal)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number
        where i.indrelid = c.oid and i.indisprimary) as key
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and (n.nspname = 'view' or (n.nspname = 'record' and c.relname = 'entry'))
    order by n.nspname::text collate "C", c.relname::text collate "C"`.execute(db)
  return rows.map(({ table, columns, key }) => {
    if (!key) throw new Error(`${table} has no primary key, so that its rows have no order`)
    const staged = bulk.find((one) => one.table === table)
    return { table, columns, key, ...(staged && { bulk: staged }) }
  })
}

export interface Row {
  readonly key: string
  readonly text: string
}

const rowsAtOnce = 2000
const keyText = ({ key }: Shape) =>
  sql`array_to_string(array[${sql.join(key.map((name) => sql`${sql.ref(name)}::text`))}], ' ')`

/** What of a table counts, as `from … where …`. */
function counted({ table, bulk }: Shape) {
  if (!bulk) return sql`from ${sql.table(table)}`
  const file = sql.ref(bulk.file)
  return sql`from ${sql.table(table)} where ${file} in (select ${file} from ${sql.table(bulk.published)})`
}

/** Rows as text, in the order of the primary key by code point; a few at a time. Within a transaction. */
export async function* rowsOf(trx: Db, shape: Shape): AsyncGenerator<Row> {
  const name = sql.id(`rows of ${shape.table}`)
  const columns = sql.join(shape.columns.map((column) => sql.ref(column)))
  const types = await collatable(trx, shape)
  const order = sql.join(
    shape.key.map((column) => (types.has(column) ? sql`${sql.ref(column)} collate "C"` : sql.ref(column))),
  )
  await sql`declare ${name} no scroll cursor for
    select ${keyText(shape)} as key, row(${columns})::text as text ${counted(shape)} order by ${order}`.execute(
    trx,
  )
  for (;;) {
    const { rows } = await sql<Row>`fetch ${sql.lit(rowsAtOnce)} from ${name}`.execute(trx)
    yield* rows
    if (rows.length < rowsAtOnce) break
  }
  await sql`close ${name}`.execute(trx)
}

/** Whether there is a row with this key, as `rowsOf` writes it. */
export async function hasKey(trx: Db, shape: Shape, key: string): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`
    select exists (select from ${sql.table(shape.table)} where ${keyText(shape)} = ${key}) as there`.execute(
    trx,
  )
  return rows[0]?.there === true
}

async function collatable(trx: Db, { table }: Shape): Promise<Set<string>> {
  const { rows } = await sql<{ name: string }>`
    select attname::text as name from pg_attribute
    where attrelid = ${table}::regclass and attcollation <> 0`.execute(trx)
  return new Set(rows.map(({ name }) => name))
}
