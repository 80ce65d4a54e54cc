import type { Database } from '../../database/index.ts'
import type { StoredFile } from '../../files/store.ts'
import { secretariat } from '../act.ts'
import type { Recorder } from '../recorder.ts'
import { isRefusal, type Refusal } from '../refusal.ts'
import type { Rules } from './live.ts'
import { mend, rehearse } from './mend.ts'
import { withRedactions } from './redactions.ts'

/** Longer than any file that an import takes. */
const maxBytes = 16 * 1024 ** 3

export interface Redacting {
  readonly database: Database
  readonly recorder: Recorder
  readonly rules: Rules
}

export interface Redaction {
  /** the public file's SHA-256 */
  readonly file: string
  /** the bytes that stand in for it */
  readonly by: AsyncIterable<Uint8Array>
  readonly ground: string
}

/**
 * Replaces a public file. First the record is replayed with the other file in its place: it may say less, but every
 * act that was performed must hold with it. Then the act is performed, the views are mended, and the file is gone.
 * Where this was cut short, the same again completes it. Gives the tables that were laid anew.
 * @throws ReplayFault where an act does not hold with the other file; nothing was changed then
 */
export async function redact(
  redacting: Redacting,
  { file, by, ground }: Redaction,
): Promise<Refusal | readonly string[]> {
  const { database, rules } = redacting
  const stored = await rules.files.put(by, { maxBytes })
  const standing = await database.db
    .selectFrom('view.redaction')
    .select('by_file')
    .where('file', '=', file)
    .executeTakeFirst()
  if (standing?.by_file !== stored.sha256) {
    const refusal = await replace(redacting, file, stored, ground)
    if (refusal) return refusal
  }
  const mended = await mend(database, rules)
  await rules.files.remove(file)
  return mended
}

async function replace(
  { database, recorder, rules }: Redacting,
  file: string,
  by: StoredFile,
  ground: string,
): Promise<Refusal | undefined> {
  const known = await database.db
    .selectFrom('view.public_file')
    .select('sha256')
    .where('sha256', '=', by.sha256)
    .executeTakeFirst()
  let keep = known !== undefined
  try {
    const files = withRedactions(rules.files, new Map([[file, by.sha256]]))
    await rehearse(database, { ...rules, files })
    const body = { file, by, ground }
    const done = await recorder.perform({ type: 'file.redacted', body, actor: { party: secretariat } })
    if (isRefusal(done)) return done
    keep = true
    return undefined
  } finally {
    if (!keep) await rules.files.remove(by.sha256)
  }
}
