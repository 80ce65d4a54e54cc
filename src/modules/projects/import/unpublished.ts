import { tryAdvisoryLock } from '../../../platform/database/index.ts'
import type { House } from '../../../platform/web/house.ts'
import { unstage } from './stage.ts'

/** The lock under which a file as given is imported, from the first row to the act. */
export const lockOf = (original: string): string => `activity-source/${original}`

/** Takes away what imports left behind that came to no act: rows, bytes, and the note of the source. */
export async function removeUnpublished({
  database,
  files,
}: Pick<House, 'database' | 'files'>): Promise<void> {
  const { db } = database
  const left = await db
    .selectFrom('own.activity_source as source')
    .leftJoin('view.activity_file as file', 'file.file', 'source.file')
    .select('source.original')
    .where('file.file', 'is', null)
    .execute()
  for (const { original } of left)
    // an import that is at work holds the lock
    await tryAdvisoryLock(database, lockOf(original), async () => {
      const sources = await db
        .selectFrom('own.activity_source as source')
        .leftJoin('view.activity_file as file', 'file.file', 'source.file')
        .select(['source.file', 'source.kept_contacts'])
        .where('source.original', '=', original)
        .where('file.file', 'is', null)
        .execute()
      for (const { file, kept_contacts } of sources) {
        await unstage(db, file)
        const isPublic = await db
          .selectFrom('view.public_file')
          .select('sha256')
          .where('sha256', '=', file)
          .executeTakeFirst()
        if (!isPublic) await files.remove(file)
        await db
          .deleteFrom('own.activity_source')
          .where('original', '=', original)
          .where('kept_contacts', '=', kept_contacts)
          .execute()
      }
    })
}
