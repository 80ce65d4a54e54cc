import { sql } from 'kysely'
import type { Db } from '../../../platform/database/index.ts'

/** How many of a body's proposals or decisions a year has so far; the head is locked, so the next number is free. */
export async function countInYear(
  db: Db,
  table: 'view.proposal' | 'view.decision',
  body: string,
  year: string,
): Promise<number> {
  const at = table === 'view.proposal' ? 'made' : 'decided'
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from ${sql.table(table)}
    where body = ${body} and ${sql.ref(at)} >= ${`${year}-01-01T00:00:00Z`}
      and ${sql.ref(at)} < ${`${Number(year) + 1}-01-01T00:00:00Z`}`.execute(db)
  return rows[0]?.n ?? 0
}
