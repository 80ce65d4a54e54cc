import type { Db } from '../../../platform/database/index.ts'
import type { Observation } from '../rules/observation.ts'
import type { DataSetRow, MeasureRow, ReleaseRow } from '../tables.ts'

export const listDataSets = (db: Db): Promise<DataSetRow[]> =>
  db.selectFrom('view.data_set').selectAll().orderBy('id').execute()

export const findDataSet = (db: Db, id: string): Promise<DataSetRow | undefined> =>
  db.selectFrom('view.data_set').selectAll().where('id', '=', id).executeTakeFirst()

/** A data set's releases with the entries that published them, oldest first. */
export const listReleases = (db: Db, dataSet: string): Promise<(ReleaseRow & { index: number })[]> =>
  db
    .selectFrom('view.release as release')
    .innerJoin('record.entry as entry', 'entry.act_id', 'release.act_id')
    .selectAll('release')
    .select('entry.index')
    .where('release.data_set', '=', dataSet)
    .orderBy('release.number')
    .execute()

/** All observations that a data set's published releases hold, in the order of release and row. */
export async function observationsOf(db: Db, dataSet: string): Promise<Observation[]> {
  const rows = await db
    .selectFrom('view.release as release')
    .innerJoin('view.observation as held', 'held.file', 'release.file')
    .select('held.observation')
    .where('release.data_set', '=', dataSet)
    .orderBy('release.number')
    .orderBy('held.ordinal')
    .execute()
  return rows.map(({ observation }) => observation)
}

export const listMeasures = (db: Db, dataSet?: string): Promise<MeasureRow[]> => {
  const query = db.selectFrom('view.measure').selectAll().orderBy('id')
  return (dataSet === undefined ? query : query.where('data_set', '=', dataSet)).execute()
}

export const findMeasure = (db: Db, id: string): Promise<MeasureRow | undefined> =>
  db.selectFrom('view.measure').selectAll().where('id', '=', id).executeTakeFirst()
