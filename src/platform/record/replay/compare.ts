import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../../database/index.ts'
import { hasKey, rowsOf, shapesOf, type Bulk, type Row, type Shape, type WordColumns } from './tables.ts'

/** One table's rows that count, and their SHA-256; `differs` says where another database has other rows. */
export interface TableSum {
  readonly table: string
  readonly rows: number
  readonly sha256: string
  readonly differs?: string
}

/** A sight of the database that does not change while it is read. Statements may take their time. */
export const snapshot = <T>(db: Db, read: (trx: Db) => Promise<T>): Promise<T> =>
  db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (trx) => {
      await sql`set local statement_timeout = 0`.execute(trx)
      return read(trx)
    })

/** The SHA-256 of every table that replay builds, over its rows in the order of their keys. */
export async function* sumsOf(trx: Db, bulk: readonly Bulk[]): AsyncGenerator<TableSum> {
  for (const shape of await shapesOf(trx, bulk)) {
    const sum = new Sum()
    for await (const row of rowsOf(trx, shape)) sum.add(row)
    yield sum.of(shape)
  }
}

/** The same of two databases side by side, table by table; of a table that differs, the first key. */
export async function* compare(live: Db, replayed: Db, bulk: readonly Bulk[]): AsyncGenerator<TableSum> {
  const other = new Map((await shapesOf(replayed, bulk)).map((shape) => [shape.table, shape]))
  for (const shape of await shapesOf(live, bulk)) {
    const twin = other.get(shape.table)
    yield twin && twin.columns.join() === shape.columns.join() && twin.key.join() === shape.key.join()
      ? await compareTable(live, replayed, shape)
      : { table: shape.table, rows: 0, sha256: '', differs: 'the table is not as the migrations make it' }
  }
}

/** The first table in which another database has other rows, leaving aside the columns of words; if any. */
export async function differsBesideWords(
  live: Db,
  replayed: Db,
  bulk: readonly Bulk[],
  words: WordColumns,
): Promise<string | undefined> {
  for (const shape of await shapesOf(live, bulk)) {
    const columns = shape.columns.filter((column) => !words[shape.table]?.includes(column))
    const { differs } = await compareTable(live, replayed, { ...shape, columns })
    if (differs) return shape.table
  }
  return undefined
}

async function compareTable(live: Db, replayed: Db, shape: Shape): Promise<TableSum> {
  const sum = new Sum()
  const [ours, theirs] = [rowsOf(live, shape), rowsOf(replayed, shape)]
  let differs: string | undefined
  for (;;) {
    const [a, b] = await Promise.all([ours.next(), theirs.next()])
    if (a.done && b.done) break
    const [here, there] = [a.value as Row | undefined, b.value as Row | undefined]
    if (here) sum.add(here)
    if (here?.text === there?.text) continue
    differs = await difference(live, shape, here, there)
    break
  }
  for await (const row of ours) sum.add(row)
  return sum.of(shape, differs)
}

async function difference(live: Db, shape: Shape, here?: Row, there?: Row): Promise<string> {
  if (here && here.key === there?.key) return `row ${here.key} is not as the record has it`
  if (there && !(await hasKey(live, shape, there.key))) return `row ${there.key} is missing`
  return `row ${here?.key ?? ''} is not on the record`
}

class Sum {
  readonly #hash = createHash('sha256')
  #rows = 0

  add(row: Row): void {
    this.#hash.update(row.text).update('\n')
    this.#rows += 1
  }

  of({ table }: Shape, differs?: string): TableSum {
    return { table, rows: this.#rows, sha256: this.#hash.digest('hex'), ...(differs && { differs }) }
  }
}
