import type { Db, Migration, Database } from '../../database/index.ts'
import { migrate } from '../../database/index.ts'
import { compare, snapshot, type TableSum } from './compare.ts'
import { replay, ReplayFault, type Replaying } from './replay.ts'
import type { Bulk } from './tables.ts'

/** What replay needs to know of the product: every act, every step of the tables, and what is staged in bulk. */
export interface Rules extends Replaying {
  readonly migrations: readonly Migration[]
  readonly bulk: readonly Bulk[]
}

const entriesAtOnce = 256

/** The record's entries in order, up to a size, a few at a time. */
export async function* entriesHeld(db: Db, size: number, from = 0): AsyncGenerator<Buffer> {
  for (let start = from; start < size; start += entriesAtOnce) {
    const rows = await db
      .selectFrom('record.entry')
      .select(['index', 'bytes'])
      .where('index', '>=', start)
      .where('index', '<', Math.min(start + entriesAtOnce, size))
      .orderBy('index')
      .execute()
    for (const row of rows) yield row.bytes
  }
}

/** A database beside this one, with the tables and no rows, which is gone after `work`. */
export async function withScratch<T>(
  database: Database,
  migrations: readonly Migration[],
  work: (scratch: Database) => Promise<T>,
): Promise<T> {
  const scratch = await database.createScratch()
  try {
    const opened = await scratch.open()
    try {
      await migrate(opened.db, migrations)
      return await work(opened)
    } finally {
      await opened.close()
    }
  } finally {
    await scratch.drop()
  }
}

/**
 * Performs the whole record again beside the database, as it stood at one instant, and compares every view table.
 * @throws ReplayFault where the rules do not give an entry that is on the record
 */
export function replayBeside(
  database: Database,
  rules: Rules,
  onTable: (sum: TableSum) => void,
): Promise<number> {
  return snapshot(database.db, (live) =>
    withScratch(database, rules.migrations, async (scratch) => {
      const { size } = await live.selectFrom('record.head').select('size').executeTakeFirstOrThrow()
      const replayed = await replay(scratch, rules, () => entriesHeld(live, size))
      if (replayed !== size) throw new ReplayFault(replayed, `is missing: the head counts ${size}`)
      await snapshot(scratch.db, async (there) => {
        for await (const sum of compare(live, there, rules.bulk)) onTable(sum)
      })
      return replayed
    }),
  )
}
