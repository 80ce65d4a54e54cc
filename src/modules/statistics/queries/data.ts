import { sql } from 'kysely'
import type { Db } from '../../../platform/database/index.ts'
import type { Series } from '../rules/measure.ts'
import type { Observation } from '../rules/observation.ts'
import type { DataSetRow, MeasureRow, ObservationRow, ReleaseRow } from '../tables.ts'

export const listDataSets = (db: Db): Promise<DataSetRow[]> =>
  db.selectFrom('view.data_set').selectAll().orderBy('id').execute()

export const findDataSet = (db: Db, id: string): Promise<DataSetRow | undefined> =>
  db.selectFrom('view.data_set').selectAll().where('id', '=', id).executeTakeFirst()

/** The releases of a data set, oldest first. */
export const listReleases = (db: Db, dataSet: string): Promise<ReleaseRow[]> =>
  db.selectFrom('view.release').selectAll().where('data_set', '=', dataSet).orderBy('number').execute()

export const findRelease = (db: Db, file: string): Promise<ReleaseRow | undefined> =>
  db.selectFrom('view.release').selectAll().where('file', '=', file).executeTakeFirst()

/** Measures by identifier; of one data set, or all. */
export const listMeasures = (db: Db, dataSet?: string): Promise<MeasureRow[]> => {
  const query = db.selectFrom('view.measure').selectAll().orderBy('id')
  return (dataSet === undefined ? query : query.where('data_set', '=', dataSet)).execute()
}

export const findMeasure = (db: Db, id: string): Promise<MeasureRow | undefined> =>
  db.selectFrom('view.measure').selectAll().where('id', '=', id).executeTakeFirst()

/** An observation with the number of the release that published it. */
export type HeldObservation = Observation & { readonly release: number }

/** What the published releases hold of these series, in the order of release and row; releases add up. */
export async function observationsOf(
  db: Db,
  dataSet: string,
  series: readonly Series[],
): Promise<HeldObservation[]> {
  const { rows } = await sql<ObservationRow & { release: number }>`
    select o.*, r.number as release
    from (
        select distinct measure, unit, key
        from jsonb_to_recordset(${JSON.stringify(series)}::jsonb) s(measure text, unit text, key jsonb)
      ) s
      -- offset 0: series by series over their index, also right after an import, when nothing is known of the rows
      cross join lateral (
        select * from view.observation o
        where o.data_set = ${dataSet} and o.measure = s.measure and o.unit = s.unit and o.key = s.key
        offset 0
      ) o
      join view.release r on r.file = o.file and r.data_set = o.data_set
    order by r.number, o.number`.execute(db)
  return rows.map(fromRow)
}

/** A part of what a data set holds, in the order of release and row; of one release, or of all. */
export async function pageOfObservations(
  db: Db,
  dataSet: string,
  { release, limit, offset }: { release?: number | undefined; limit: number; offset: number },
): Promise<HeldObservation[]> {
  const { rows } = await sql<ObservationRow & { release: number }>`
    select o.*, r.number as release
    from view.observation o join view.release r on r.file = o.file and r.data_set = o.data_set
    where o.data_set = ${dataSet} and (${release ?? null}::integer is null or r.number = ${release ?? null})
    order by r.number, o.number limit ${limit} offset ${offset}`.execute(db)
  return rows.map(fromRow)
}

function fromRow(row: ObservationRow & { release: number }): HeldObservation {
  const said = {
    source: row.source,
    read: row.read,
    grade: row.grade,
    note: row.note,
    group: row.composition,
  }
  return {
    key: row.key,
    period: { start: row.starts, end: row.ends },
    measure: row.measure,
    value: row.value,
    status: row.status as Observation['status'],
    unit: row.unit,
    ...(Object.fromEntries(
      Object.entries(said).filter(([, value]) => value !== null),
    ) as Partial<Observation>),
    line: row.line,
    release: row.release,
  }
}
