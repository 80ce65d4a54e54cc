import { sql } from 'kysely'
import type { Db } from '../../../platform/database/index.ts'
import type { Cell } from '../rules/cluster.ts'
import { current, matching, type ProjectFilter } from './current.ts'

/** On a map of the world, circles closer than this could not be told apart. */
const degrees = 4

/** Locations of these projects, gathered in the cells of a grid; and how many have no position. */
export async function placesOf(db: Db, filter: ProjectFilter): Promise<{ cells: Cell[]; unplaced: number }> {
  const located = sql`
    from ${current} join view.activity_location l on l.file = a.file and l.ordinal = a.ordinal
    where ${matching(filter)}`
  const [cells, unplaced] = await Promise.all([
    sql<Cell>`
      select floor(l.longitude / ${degrees})::integer as x, floor(l.latitude / ${degrees})::integer as y, count(*) as locations,
             avg(l.longitude)::float8 as longitude, avg(l.latitude)::float8 as latitude,
             count(distinct (l.longitude, l.latitude)) as places,
             mode() within group (order by l.names) as names
      ${located} and l.latitude is not null group by 1, 2 order by 1, 2`.execute(db),
    sql<{ n: number }>`select count(*) as n ${located} and l.latitude is null`.execute(db),
  ])
  return { cells: cells.rows, unplaced: unplaced.rows[0]?.n ?? 0 }
}
