import { sql } from 'kysely'
import type { Db } from './db.ts'

/** The head of a table's lines. */
interface Columns {
  readonly table: string
  readonly columns: readonly { readonly name: string; readonly type: string }[]
}

export interface TableForm extends Columns {
  /** the tables that it refers to */
  readonly needs: readonly string[]
}

/** The tables of some schemas, each after those that it refers to. */
export async function tablesOf(db: Db, schemas: readonly string[]): Promise<TableForm[]> {
  const { rows } = await sql<TableForm>`
    select n.nspname || '.' || c.relname as "table",
      (select jsonb_agg(jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod))
          order by a.attnum)
        from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      (select coalesce(array_agg(fn.nspname || '.' || f.relname), '{}')
        from pg_constraint k join pg_class f on f.oid = k.confrelid join pg_namespace fn on fn.oid = f.relnamespace
        where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as needs
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname = any(${schemas})
    order by n.nspname::text collate "C", c.relname::text collate "C"`.execute(db)
  const left = new Map(rows.map((row) => [row.table, row]))
  const ordered: TableForm[] = []
  while (left.size > 0) {
    const ready = [...left.values()].filter(({ needs }) => !needs.some((table) => left.has(table)))
    if (ready.length === 0)
      throw new Error(`these tables refer to each other: ${[...left.keys()].join(', ')}`)
    for (const form of ready) {
      ordered.push(form)
      left.delete(form.table)
    }
  }
  return ordered
}

const rowsAtOnce = 1000
/** A jsonb array holds less than 256 MiB. */
const charactersAtOnce = 8_000_000

/** A table's lines: the columns, then each row as a JSON array of texts and nulls, as PostgreSQL writes the values. */
export async function* linesOf(trx: Db, { table, columns }: Columns): AsyncGenerator<string> {
  yield `${JSON.stringify({ table, columns })}\n`
  const name = sql.id(`copy of ${table}`)
  const values = sql.join(columns.map((column) => sql`${sql.ref(column.name)}::text`))
  await sql`declare ${name} no scroll cursor for
    select jsonb_build_array(${values})::text as line from ${sql.table(table)}`.execute(trx)
  for (;;) {
    const { rows } = await sql<{ line: string }>`fetch ${sql.lit(rowsAtOnce)} from ${name}`.execute(trx)
    for (const { line } of rows) yield `${line}\n`
    if (rows.length < rowsAtOnce) break
  }
  await sql`close ${name}`.execute(trx)
}

/** Lays the rows of such lines, with or without the newline. The table has none of them before. */
export async function layRows(trx: Db, lines: AsyncIterable<string>): Promise<number> {
  let head: Columns | undefined
  let batch: string[] = []
  let characters = 0
  let rows = 0
  const lay = async () => {
    if (head && batch.length > 0) await insert(trx, head, batch)
    rows += batch.length
    batch = []
    characters = 0
  }
  for await (const line of lines) {
    if (!head) {
      head = JSON.parse(line) as Columns
      continue
    }
    batch.push(line)
    characters += line.length
    if (batch.length >= rowsAtOnce || characters >= charactersAtOnce) await lay()
  }
  await lay()
  if (head) await advanceSequences(trx, head)
  return rows
}

async function insert(trx: Db, { table, columns }: Columns, lines: readonly string[]): Promise<void> {
  const names = sql.join(columns.map(({ name }) => sql.ref(name)))
  const values = sql.join(
    // The types are PostgreSQL's own words, from its catalogue; the backup's files have been checked by their hashes.
    columns.map(({ type }, i) => sql`(line ->> ${sql.lit(i)})::${sql.raw(type)}`),
  )
  await sql`insert into ${sql.table(table)} (${names}) overriding system value
    select ${values} from jsonb_array_elements(${`[${lines.join(',')}]`}::jsonb) as line`.execute(trx)
}

async function advanceSequences(trx: Db, { table, columns }: Columns): Promise<void> {
  for (const { name } of columns) {
    const { rows } = await sql<{ sequence: string | null }>`
      select pg_get_serial_sequence(${table}, ${name}) as sequence`.execute(trx)
    const sequence = rows[0]?.sequence
    if (sequence)
      await sql`select setval(${sequence}::regclass, coalesce(max(${sql.ref(name)}), 0) + 1, false)
        from ${sql.table(table)}`.execute(trx)
  }
}
