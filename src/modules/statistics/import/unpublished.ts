import { tryAdvisoryLock } from '../../../platform/database/index.ts'
import type { House } from '../../../platform/web/house.ts'

/** The lock under which a file is imported, from the first row to the act. */
export const lockOf = (file: string): string => `release/${file}`

/** Takes away what imports left behind that came to no act: their rows and their bytes. */
export async function removeUnpublished({
  database,
  files,
}: Pick<House, 'database' | 'files'>): Promise<void> {
  const { db } = database
  const left = await db
    .selectFrom('view.observation as held')
    .leftJoin('view.release as release', (join) =>
      join.onRef('release.file', '=', 'held.file').onRef('release.data_set', '=', 'held.data_set'),
    )
    .select(['held.file', 'held.data_set'])
    .distinct()
    .where('release.file', 'is', null)
    // every file's first row stands for it
    .where('held.number', '=', 1)
    .execute()
  for (const { file, data_set } of left)
    // an import that is at work holds the lock
    await tryAdvisoryLock(database, lockOf(file), async () => {
      await db
        .deleteFrom('view.observation')
        .where('file', '=', file)
        .where('data_set', '=', data_set)
        .where((where) =>
          where.not(
            where.exists(
              where
                .selectFrom('view.release')
                .select('file')
                .where('file', '=', file)
                .where('data_set', '=', data_set),
            ),
          ),
        )
        .execute()
      const isPublic = await db
        .selectFrom('view.public_file')
        .select('sha256')
        .where('sha256', '=', file)
        .executeTakeFirst()
      if (!isPublic) await files.remove(file)
    })
}
