import { sql } from 'kysely'
import type { Db } from '../database/index.ts'
import { TooMany } from '../web/errors.ts'

/**
 * Counts one use of a key within a window; throws TooMany beyond the limit. Counted in the database, so that several
 * processes count together.
 */
export async function limit(db: Db, key: string, most: number, windowSeconds: number): Promise<void> {
  const { rows } = await sql<{ count: number; left: number }>`
    insert into own.rate as rate (key, started, count) values (${key}, now(), 1)
    on conflict (key) do update set
      count = case when rate.started < now() - make_interval(secs => ${windowSeconds}) then 1 else rate.count + 1 end,
      started = case when rate.started < now() - make_interval(secs => ${windowSeconds}) then now() else rate.started end
    returning count, ceil(extract(epoch from started + make_interval(secs => ${windowSeconds}) - now()))::int as left
  `.execute(db)
  const row = rows[0]
  if (row && row.count > most) throw new TooMany(Math.max(1, row.left))
}
