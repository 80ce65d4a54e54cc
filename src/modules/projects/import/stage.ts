import { sql } from 'kysely'
import type { Db } from '../../../platform/database/index.ts'
import type { Read } from '../iati/index.ts'
import { activityTables, rowsOf, stagedTables, type ActivityTable } from './rows.ts'
import { searchRowsOf } from './search-rows.ts'

export interface Counts {
  readonly activities: number
  readonly transactions: number
  readonly locations: number
}

/** How many rows of a file there are; no activities where it is not staged. */
export async function countStaged(db: Db, file: string): Promise<Counts> {
  const count = (table: ActivityTable) => sql`(select count(*) from ${sql.table(table)} where file = ${file})`
  const { rows } = await sql<Counts>`
    select ${count('view.activity')} as activities, ${count('view.activity_transaction')} as transactions,
           ${count('view.activity_location')} as locations`.execute(db)
  return rows[0] ?? { activities: 0, transactions: 0, locations: 0 }
}

/** Carries an answer out of a transaction, so that nothing of it stays. */
class Unstaged extends Error {}

/**
 * Stages what is read of a file under its hash, in one transaction: all of it or, where `keep` then says no, nothing.
 * What is staged already is read and not written again, and two processes at the same file come one after the other.
 */
export async function stage(
  db: Db,
  file: string,
  reads: AsyncIterable<Read>,
  keep: () => boolean = () => true,
): Promise<boolean> {
  const work = async (trx: Db) => {
    await sql`set local statement_timeout = 0`.execute(trx)
    await sql`select pg_advisory_xact_lock(hashtextextended(${`activities/${file}`}, 0))`.execute(trx)
    const held = (await countStaged(trx, file)).activities > 0
    const batch = new Batch(trx)
    let ordinal = 0
    for await (const { activity } of reads) {
      if (!activity) continue
      ordinal += 1
      if (!held && keep())
        await batch.add(rowsOf(file, ordinal, activity), searchRowsOf(file, ordinal, activity))
    }
    await batch.write()
    if (!keep()) throw new Unstaged()
  }
  try {
    await (db.isTransaction ? work(db) : db.transaction().execute(work))
    return true
  } catch (error) {
    if (error instanceof Unstaged) return false
    throw error
  }
}

/** Takes a file's rows away, as long as no act has published it. */
export async function unstage(db: Db, file: string): Promise<void> {
  for (const table of stagedTables)
    await sql`
      delete from ${sql.table(table)} where file = ${file}
        and not exists (select from view.activity_file where file = ${file})`.execute(db)
}

const rowsAtOnce = 1000

type SearchRows = ReturnType<typeof searchRowsOf>

/** Rows on their way, written many at a time: one statement a table, most with their JSON as its only parameter. */
class Batch {
  readonly #trx: Db
  readonly #rows = new Map<ActivityTable, object[]>()
  #searched: SearchRows = []
  #size = 0

  constructor(trx: Db) {
    this.#trx = trx
  }

  async add(rows: Record<ActivityTable, object[]>, searched: SearchRows): Promise<void> {
    this.#searched.push(...searched)
    this.#size += searched.length
    for (const table of activityTables) {
      const held = this.#rows.get(table) ?? []
      held.push(...rows[table])
      this.#size += rows[table].length
      this.#rows.set(table, held)
    }
    if (this.#size >= rowsAtOnce) await this.write()
  }

  async write(): Promise<void> {
    for (const [table, rows] of this.#rows)
      if (rows.length > 0)
        await sql`
          insert into ${sql.table(table)}
          select * from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::json)`.execute(
          this.#trx,
        )
    if (this.#searched.length > 0)
      await this.#trx.insertInto('view.activity_search').values(this.#searched).execute()
    this.#rows.clear()
    this.#searched = []
    this.#size = 0
  }
}
