import { sql } from 'kysely'
import { DatabaseIsNewer } from './errors.ts'
import type { Db } from './db.ts'
import { transaction } from './transaction.ts'

/** One step, run once in a database's life. Its name is for ever: 'decisions/001-ballots'. */
export type Migration = { name: string; up(db: Db): Promise<void> }

/**
 * Runs the steps that this database has not had, in the order given, all in one transaction: either the database
 * is up to date afterwards or nothing has changed. Creates the schemas `record`, `view` and `own` first. Returns
 * the names of the steps that were run.
 * @throws DatabaseIsNewer when the database has had a step that is not in `steps`.
 */
export async function migrate(db: Db, steps: readonly Migration[]): Promise<string[]> {
  const known = new Set(steps.map((step) => step.name))
  if (known.size < steps.length) throw new Error('Two migrations have the same name')
  return transaction(db, async (trx) => {
    // rewriting a table, or waiting for another process that migrates, may take its time
    await sql`set local statement_timeout = 0`.execute(trx)
    await sql`select pg_advisory_xact_lock(hashtextextended('caravanserai/migrate', 0))`.execute(trx)
    for (const schema of ['record', 'view', 'own']) {
      await trx.schema.createSchema(schema).ifNotExists().execute()
    }
    await sql`create table if not exists own.migration (
      name text primary key, applied_at timestamptz(3) not null default now())`.execute(trx)
    const log = trx.withTables<{ 'own.migration': { name: string } }>()
    const applied = (await log.selectFrom('own.migration').select('name').execute()).map((row) => row.name)
    const unknown = applied.filter((name) => !known.has(name)).sort()
    if (unknown.length > 0) {
      throw new DatabaseIsNewer(
        `The database is of a newer version of this software, which has made ${unknown.join(', ')}: run that version, or restore a backup.`,
      )
    }
    const pending = steps.filter((step) => !applied.includes(step.name))
    for (const step of pending) {
      await step.up(trx)
      await log.insertInto('own.migration').values({ name: step.name }).execute()
    }
    return pending.map((step) => step.name)
  })
}
