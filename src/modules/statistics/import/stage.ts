import type { Db } from '../../../platform/database/index.ts'
import type { Store } from '../../../platform/files/store.ts'
import type { Reading } from '../files/fault.ts'
import { readRelease } from '../files/read-release.ts'
import type { Structure } from '../files/structure.ts'

const rowsAtOnce = 1000

/** Lays the observations of a file under its hash; done before, it does nothing, and half done, it begins again. */
export async function stageReading(db: Db, file: string, reading: Reading & { ok: true }): Promise<void> {
  const { observations } = reading
  if ((await countStaged(db, file)) === observations.length) return
  await db.transaction().execute(async (trx) => {
    await trx.deleteFrom('view.observation').where('file', '=', file).execute()
    for (let from = 0; from < observations.length; from += rowsAtOnce)
      await trx
        .insertInto('view.observation')
        .values(
          observations
            .slice(from, from + rowsAtOnce)
            .map((observation, i) => ({ file, ordinal: from + i, observation: JSON.stringify(observation) })),
        )
        .execute()
  })
}

/** Lays the observations of a stored file: what replay does before it comes to the release's act. */
export async function stageStored(db: Db, files: Store, file: string, structure: Structure): Promise<void> {
  const bytes = await files.read(file)
  const reading = bytes && readRelease(bytes, structure)
  if (reading?.ok) await stageReading(db, file, reading)
}

export async function countStaged(db: Db, file: string): Promise<number> {
  const { n } = await db
    .selectFrom('view.observation')
    .select((from) => from.fn.countAll<number>().as('n'))
    .where('file', '=', file)
    .executeTakeFirstOrThrow()
  return n
}
