import { tryAdvisoryLock, type Database } from '../../database/index.ts'
import type { Store } from '../../files/store.ts'
import { filesLock } from './files-lock.ts'

/** Takes away what a redaction that was cut short has left, or somebody has brought again. */
export async function removeRedacted(database: Database, files: Store): Promise<void> {
  const redacted = await database.db.selectFrom('view.redaction').select('file').execute()
  const held = await Promise.all(redacted.map(({ file }) => files.has(file)))
  const left = redacted.filter((_, i) => held[i])
  if (left.length === 0) return
  await tryAdvisoryLock(database, filesLock, async () => {
    for (const { file } of left) await files.remove(file)
  })
}
