import { randomBytes } from 'node:crypto'
import { escapeIdentifier, escapeLiteral, type Pool } from 'pg'
import { type Connection, toDatabase } from './connection.ts'

/** Columns of `pg_database` that `CREATE DATABASE` takes; which there are depends on the server's version. */
type DatabaseRow = {
  datlocprovider: string
  datcollate: string
  datctype: string
  /** PostgreSQL ≥ 17 */
  datlocale?: string | null
  /** PostgreSQL 15 and 16 */
  daticulocale?: string | null
}

/** The options that make a new database sort and fold case as the one connected to. */
async function sameLocale(pool: Pool): Promise<string> {
  const { rows } = await pool.query<{ row: DatabaseRow }>(
    'select to_jsonb(d) as row from pg_database d where datname = current_database()',
  )
  const row = rows[0]!.row
  const text = escapeLiteral
  const locale = row.datlocale ?? row.daticulocale
  const provider = { b: 'builtin', i: 'icu' }[row.datlocprovider]
  return [
    `template template0 encoding 'UTF8' lc_collate ${text(row.datcollate)} lc_ctype ${text(row.datctype)}`,
    provider && locale
      ? `locale_provider ${provider} ${provider}_locale ${text(locale)}`
      : 'locale_provider libc',
  ].join(' ')
}

/**
 * Creates an empty database beside the one of `pool`, with the same locale, or a clone of the database `template`
 * (to which nobody may be connected). Returns its name and connection.
 */
export async function createBeside<C extends Connection>(
  pool: Pool,
  connection: C,
  name = `scratch_${randomBytes(6).toString('hex')}`,
  template?: string,
): Promise<{ name: string; connection: C }> {
  const options = template ? `template ${escapeIdentifier(template)}` : await sameLocale(pool)
  await pool.query(`create database ${escapeIdentifier(name)} ${options}`)
  return { name, connection: toDatabase(connection, name) }
}

/** Drops a database, ending whatever connections it still has. */
export async function dropDatabase(pool: Pool, name: string): Promise<void> {
  await pool.query(`drop database if exists ${escapeIdentifier(name)} with (force)`)
}
