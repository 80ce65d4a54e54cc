import { sql } from 'kysely'
import { probe, type Database, type Db, type Migration } from '../database/index.ts'
import type { Bulk } from '../record/replay/index.ts'
import { fault, note, ok, wordsOf, type Finding } from './finding.ts'

const secondsApart = 2

/** The server: its version, its encoding and locale, and its clock beside ours. */
export async function checkServer({ db, embedded }: Database, now: () => Date): Promise<Finding[]> {
  const what = embedded ? 'The embedded PostgreSQL' : 'The PostgreSQL of DATABASE_URL'
  try {
    await probe(db)
  } catch (error) {
    return [
      fault(`${what} cannot be used: ${wordsOf(error)}`, 'Make the database anew, or use another server.'),
    ]
  }
  const { rows } = await sql<{ version: string; now: string }>`
    select current_setting('server_version') as version, clock_timestamp() as now`.execute(db)
  const [{ version, now: theirs } = { version: '', now: '' }] = rows
  const apart = Math.abs(Date.parse(theirs) - now().getTime()) / 1000
  return [
    ok(`${what} ${version} answers; its text is UTF-8 and is compared and folded as it must be.`),
    apart > secondsApart
      ? fault(
          `The clocks of this machine and of the database are ${apart.toFixed(0)} seconds apart.`,
          'Let both follow a time server (NTP): deadlines are read from these clocks.',
        )
      : ok('The clocks of this machine and of the database agree.'),
  ]
}

/** Are the tables those of this version? Says also whether the record can be looked at. */
export async function checkMigrations(
  db: Db,
  migrations: readonly Migration[],
): Promise<{ finding: Finding; readable: boolean }> {
  const { rows: there } = await sql<{ held: boolean }>`
    select to_regclass('own.migration') is not null as held`.execute(db)
  if (!there[0]?.held)
    return {
      finding: fault('The database is empty.', 'Start "caravanserai serve" once, or restore a backup.'),
      readable: false,
    }
  const { rows } = await sql<{ name: string }>`select name from own.migration`.execute(db)
  const had = new Set(rows.map(({ name }) => name))
  const pending = migrations.filter(({ name }) => !had.delete(name))
  if (had.size > 0)
    return {
      finding: fault(
        `The database was used by a newer version, which made ${[...had].join(', ')}.`,
        'Run that version, or restore a backup that this one made.',
      ),
      readable: false,
    }
  return {
    finding:
      pending.length > 0
        ? note(
            `${pending.length} steps of the tables are still to be made: ${pending.map(({ name }) => name).join(', ')}.`,
            'Make a backup, then start "caravanserai serve", which makes them.',
          )
        : ok(`The tables are those of this version (${migrations.length} steps).`),
    readable: pending.length === 0,
  }
}

/** Rows that were staged for an act which never came. */
export async function checkStaged(db: Db, bulk: readonly Bulk[]): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const { table, file, published } of bulk) {
    const column = sql.ref(file)
    const { rows } = await sql<{ files: number; rows: number }>`
      select count(distinct ${column}) as files, count(*) as rows from ${sql.table(table)}
      where ${column} not in (select ${column} from ${sql.table(published)})`.execute(db)
    const [{ files, rows: staged } = { files: 0, rows: 0 }] = rows
    findings.push(
      files > 0
        ? note(
            `${table} holds ${staged} staged rows of ${files} files that no act has published.`,
            'They are not shown to anybody. Publish the files or let them be.',
          )
        : ok(`${table} holds no staged rows that wait for their act.`),
    )
  }
  return findings
}
