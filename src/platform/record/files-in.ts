import type { Db } from '../database/index.ts'
import { refuse, type Refusal } from './refusal.ts'

/** The files that an act's body names, wherever it names them: lower-case hex SHA-256. */
export function filesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  const inside = Object.values(value).flatMap(filesIn)
  const { sha256, bytes } = value as { sha256?: unknown; bytes?: unknown }
  const isFile = typeof sha256 === 'string' && /^[0-9a-f]{64}$/.test(sha256) && typeof bytes === 'number'
  return isFile ? [sha256, ...inside] : inside
}

/** A file that was redacted is not published a second time. */
export async function redactedIn(trx: Db, body: unknown): Promise<Refusal | undefined> {
  const files = filesIn(body)
  if (files.length === 0) return undefined
  const redacted = await trx
    .selectFrom('view.redaction')
    .select('file')
    .where('file', 'in', files)
    .executeTakeFirst()
  return redacted && refuse('record.redacted-file', { file: redacted.file })
}
