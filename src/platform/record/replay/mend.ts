import { sql } from 'kysely'
import { layRows, linesOf, tablesOf, transaction, type Database, type Db } from '../../database/index.ts'
import { compare, snapshot } from './compare.ts'
import { entriesHeld, withScratch, type Rules } from './live.ts'
import { replay, ReplayFault } from './replay.ts'
import type { Bulk } from './tables.ts'

/**
 * Performs the whole record again beside the database and lays every view table anew that has other rows than the
 * record gives, all at once. No act is taken meanwhile. Returns the names of these tables.
 * @throws ReplayFault where the rules do not give an entry that is on the record, which no view can mend
 */
export function mend(database: Database, rules: Rules): Promise<string[]> {
  return transaction(database.db, async (live) => {
    await sql`set local statement_timeout = 0`.execute(live)
    const { size } = await live.selectFrom('record.head').select('size').forUpdate().executeTakeFirstOrThrow()
    return withScratch(database, rules.migrations, async (scratch) => {
      await replay(scratch, rules, () => entriesHeld(live, size))
      return snapshot(scratch.db, (there) => layDiffering(live, there, rules.bulk))
    })
  })
}

/** Tries whether the record still replays where a file of it has other bytes; nothing is changed. */
export const rehearse = (database: Database, rules: Rules): Promise<void> =>
  snapshot(database.db, (live) =>
    withScratch(database, rules.migrations, async (scratch) => {
      const { size } = await live.selectFrom('record.head').select('size').executeTakeFirstOrThrow()
      await replay(scratch, rules, () => entriesHeld(live, size))
    }),
  )

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
  for (const { table } of laid.toReversed()) await empty(live, table, bulk)
  for (const form of laid) await layRows(live, linesOf(there, form))
  return laid.map(({ table }) => table)
}

/** Takes the rows away that count; those of files that no act has published yet are no part of the record. */
async function empty(live: Db, table: string, bulk: readonly Bulk[]): Promise<void> {
  const staged = bulk.find((one) => one.table === table)
  const counted = staged
    ? sql`where ${sql.ref(staged.file)} in (select ${sql.ref(staged.file)} from ${sql.table(staged.published)})`
    : sql``
  await sql`delete from ${sql.table(table)} ${counted}`.execute(live)
}
