import { sql } from 'kysely'
import type { Db } from '../../../platform/database/index.ts'
import type { Store } from '../../../platform/files/store.ts'
import { readRelease } from '../files/read-release.ts'
import type { Structure } from '../files/structure.ts'
import type { Observation } from '../rules/observation.ts'
import type { ObservationRow } from '../tables.ts'

const rowsAtOnce = 1000

/** Lays the observations of a file under its hash, in one transaction. Laid before, nothing is written again. */
export async function stage(
  db: Db,
  dataSet: string,
  file: string,
  observations: readonly Observation[],
): Promise<void> {
  const work = async (trx: Db) => {
    await sql`set local statement_timeout = 0`.execute(trx)
    await sql`select pg_advisory_xact_lock(hashtextextended(${`observations/${file}`}, 0))`.execute(trx)
    if ((await countStaged(trx, dataSet, file)) > 0) return
    for (let from = 0; from < observations.length; from += rowsAtOnce) {
      const rows = observations
        .slice(from, from + rowsAtOnce)
        .map((observation, i) => rowOf(dataSet, file, from + i + 1, observation))
      await sql`
        insert into view.observation
        select * from jsonb_populate_recordset(null::view.observation, ${JSON.stringify(rows)}::jsonb)`.execute(
        trx,
      )
    }
  }
  await (db.isTransaction ? work(db) : db.transaction().execute(work))
}

/** Lays the observations of a stored file: what replay does before it comes to the release's act. */
export async function stageStored(db: Db, files: Store, file: string, structure: Structure): Promise<void> {
  const bytes = await files.read(file)
  const reading = bytes && readRelease(bytes, structure)
  if (reading?.ok) await stage(db, structure.id, file, reading.observations)
}

/** How many observations of a file are laid for a data set: they are numbered from 1, all in one transaction. */
export async function countStaged(db: Db, dataSet: string, file: string): Promise<number> {
  const { n } = await db
    .selectFrom('view.observation')
    .select((from) => from.fn.max('number').as('n'))
    .where('file', '=', file)
    .where('data_set', '=', dataSet)
    .executeTakeFirstOrThrow()
  return n ?? 0
}

const rowOf = (dataSet: string, file: string, number: number, o: Observation): ObservationRow => ({
  file,
  data_set: dataSet,
  number,
  line: o.line,
  measure: o.measure,
  key: o.key,
  starts: o.period.start,
  ends: o.period.end,
  value: o.value,
  status: o.status,
  unit: o.unit,
  source: o.source ?? null,
  read: o.read ?? null,
  grade: o.grade ?? null,
  note: o.note ?? null,
  composition: o.group ?? null,
})
