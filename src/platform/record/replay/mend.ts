import { sql } from 'kysely'
import { layRows, linesOf, tablesOf, transaction, type Database, type Db } from '../../database/index.ts'
import { compare, snapshot } from './compare.ts'
import { entriesHeld, withScratch, type Rules } from './live.ts'
import { replay, ReplayFault } from './replay.ts'
import type { Bulk } from './tables.ts'

/** What is done while no other act is taken: before the last entries are replayed, and before tables are laid anew. */
export interface Mending {
  /** may append to the record */
  readonly act?: (live: Db) => Promise<void>
  /** may still refuse, by an error, what would be laid */
  readonly check?: (live: Db, replayed: Db) => Promise<void>
}

/**
 * Performs the whole record again beside the database and lays every view table anew that has other rows than the
 * record gives, all at once. Acts wait only while the last entries are replayed and the tables are laid. Returns the
 * names of these tables.
 * @throws ReplayFault where the rules do not give an entry that is on the record, which no view can mend
 */
export function mend(database: Database, rules: Rules, { act, check }: Mending = {}): Promise<string[]> {
  return withScratch(database, rules.migrations, async (scratch) => {
    let replayed = 0
    const upTo = async (db: Db) => {
      const { size } = await db.selectFrom('record.head').select('size').executeTakeFirstOrThrow()
      const from = replayed
      replayed = await replay(scratch, rules, () => entriesHeld(db, size, from), from)
    }
    await upTo(database.db)
    return transaction(
      database.db,
      async (live) => {
        await sql`set local statement_timeout = 0`.execute(live)
        await live.selectFrom('record.head').select('size').forUpdate().executeTakeFirstOrThrow()
        await act?.(live)
        await upTo(live)
        return snapshot(scratch.db, async (there) => {
          await check?.(live, there)
          return layDiffering(live, there, rules.bulk)
        })
      },
      // What is replayed beside is not taken back with the transaction.
      { attempts: 1 },
    )
  })
}

async function layDiffering(live: Db, there: Db, bulk: readonly Bulk[]): Promise<string[]> {
  const differing = new Set<string>()
  for await (const { table, differs } of compare(live, there, bulk)) if (differs) differing.add(table)
  if (differing.has('record.entry'))
    throw new ReplayFault(0, 'and those after it are not as they were logged')
  const views = await tablesOf(live, ['view'])
  // What refers to rows that are taken away is laid anew with them.
  const laid = views.filter(({ table, needs }) => {
    if (needs.some((needed) => differing.has(needed))) differing.add(table)
    return differing.has(table)
  })
  // Which rows of files count depends on the table that lists the files: these go first.
  const isBulk = (table: string) => bulk.some((one) => one.table === table)
  for (const one of bulk) if (differing.has(one.table)) await emptyBulk(live, there, one)
  for (const { table } of laid.toReversed())
    if (!isBulk(table)) await sql`delete from ${sql.table(table)}`.execute(live)
  for (const form of laid) await layRows(live, linesOf(there, form))
  return laid.map(({ table }) => table)
}

/** Takes the rows away of every file that either database has as published; those of others are no part of the record. */
async function emptyBulk(live: Db, there: Db, { table, file, published }: Bulk): Promise<void> {
  const column = sql.ref(file)
  const filesOf = async (db: Db): Promise<string[]> => {
    const { rows } = await sql<{
      file: string
    }>`select ${column} as file from ${sql.table(published)}`.execute(db)
    return rows.map((row) => row.file)
  }
  const files = [...(await filesOf(live)), ...(await filesOf(there))]
  await sql`delete from ${sql.table(table)} where ${column} = any(${files})`.execute(live)
}
