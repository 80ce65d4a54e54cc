import { sql } from 'kysely'
import { UnsuitableDatabase } from './errors.ts'
import type { Db } from './db.ts'

/** What a server and database say of themselves. */
export type Traits = {
  version: string
  versionNumber: number
  encoding: string
  /** Lower-cases, matches without case, and stems beyond ASCII. */
  folds: boolean
  /** Tells distinct non-ASCII strings apart, counts characters, and sorts by code point under COLLATE "C". */
  compares: boolean
}

/** Why a database of these traits must not be used, in one sentence; nothing when it may. */
export function objection({ version, versionNumber, encoding, folds, compares }: Traits): string | undefined {
  if (versionNumber < 150_000) return `PostgreSQL ${version} is too old: version 15 or newer is needed.`
  if (encoding !== 'UTF8') {
    return `The database is encoded in ${encoding}: create it anew with ENCODING 'UTF8'.`
  }
  if (!folds) {
    return `The database does not lower-case letters beyond ASCII, so that search would miss words: create it anew with a UTF-8 locale such as C.UTF-8.`
  }
  if (!compares) {
    return `The database does not compare text beyond ASCII correctly: create it anew with a UTF-8 locale such as C.UTF-8.`
  }
  return undefined
}

/** @throws UnsuitableDatabase when the database would search or compare wrongly. */
export async function probe(db: Db): Promise<void> {
  // the encoding first: in another one, the letters of the second query would not even arrive
  const { rows } = await sql<{ version: string; versionNumber: number; encoding: string }>`
    select current_setting('server_version') as version,
           current_setting('server_version_num')::int as "versionNumber",
           current_setting('server_encoding') as encoding`.execute(db)
  const server = rows[0]!
  const text = { folds: false, compares: false }
  if (server.encoding === 'UTF8') Object.assign(text, await probeText(db))
  const reason = objection({ ...server, ...text })
  if (reason) throw new UnsuitableDatabase(reason)
}

async function probeText(db: Db): Promise<Pick<Traits, 'folds' | 'compares'>> {
  const { rows } = await sql<{ folds: boolean; compares: boolean }>`
    select lower('ÉЖΩ') = 'éжω' and 'жук' ilike 'ЖУК' and 'ЖУК' ~* 'жук' and 'ж' ~ '^[[:alpha:]]$'
             and to_tsvector('russian', 'ДОРОГИ') @@ to_tsquery('russian', 'дорога') as folds,
           '中' <> '国' and 'é' <> 'e' and 'é' <> U&'e\\0301' and char_length('丝绸之路') = 4
             and 'z' < 'é' collate "C" and 'é' < '中' collate "C" as compares`.execute(db)
  return rows[0]!
}
