import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { withAdvisoryLock, type Database } from '../../database/index.ts'
import type { StoredFile } from '../../files/store.ts'
import { secretariat } from '../act.ts'
import { append } from '../append.ts'
import type { Recorder } from '../recorder.ts'
import { isRefusal, refuse, type Refusal } from '../refusal.ts'
import { differsBesideWords } from './compare.ts'
import { filesLock } from './files-lock.ts'
import type { Rules } from './live.ts'
import { mend } from './mend.ts'
import { withRedactions } from './redactions.ts'
import type { WordColumns } from './tables.ts'

export interface Redacting {
  readonly database: Database
  readonly recorder: Recorder
  readonly rules: Rules
  readonly words: WordColumns
}

export interface Redaction {
  /** the public file's SHA-256 */
  readonly file: string
  /** the path of the file that stands in for it */
  readonly by: string
  readonly ground: string
}

class Refused extends Error {
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(refusal.refused)
    this.refusal = refusal
  }
}

/**
 * Replaces a public file. The record is replayed with the other file in its place, which may say less: every act that
 * was performed must hold with it, and nothing but words may change. Then the act is performed and the views are laid
 * anew, both at once, and the file is gone. Where this was cut short, the same again completes it. Gives the tables
 * that were laid anew.
 * @throws ReplayFault where an act does not hold with the other file; nothing was changed then
 */
export async function redact(
  redacting: Redacting,
  redaction: Redaction,
): Promise<Refusal | readonly string[]> {
  const { database, rules } = redacting
  const { file } = redaction
  // Nobody copies the files meanwhile: a copy has either the one or the other.
  return withAdvisoryLock(database, filesLock, async () => {
    const by = await sumOf(redaction.by)
    const done =
      (await standingIn(database, file)) === by.sha256
        ? await complete(rules, redaction, by, database)
        : await replace(redacting, redaction, by).catch((error: unknown) => {
            if (error instanceof Refused) return error.refusal
            throw error
          })
    if (!isRefusal(done)) await rules.files.remove(file)
    return done
  })
}

async function replace(
  { database, recorder, rules, words }: Redacting,
  { file, by: path, ground }: Redaction,
  by: StoredFile,
): Promise<Refusal | string[]> {
  const intention = { type: 'file.redacted', body: { file, by, ground }, actor: { party: secretariat } }
  const prepared = await recorder.prepare(intention)
  if (isRefusal(prepared)) return prepared
  const had = await rules.files.has(by.sha256)
  try {
    await keep(rules, path, by)
    const files = withRedactions(rules.files, new Map([[file, by.sha256]]))
    return await mend(
      database,
      { ...rules, files },
      {
        act: async (live) => {
          const clock = () => new Date()
          const recorded = await append(live, { registry: rules.registry, clock }, { ...prepared, sigs: [] })
          if (isRefusal(recorded)) throw new Refused(recorded)
        },
        check: async (live, replayed) => {
          const table = await differsBesideWords(live, replayed, rules.bulk, words)
          if (table) throw new Refused(refuse('record.more-than-words', { table }))
        },
      },
    )
  } finally {
    // A connection that was lost at the commit leaves it open whether the act is on the record: the record says.
    if (!had && (await standingIn(database, file)) !== by.sha256) await rules.files.remove(by.sha256)
  }
}

/** What was cut short after the act: the other file is kept, and the views say what it says. */
async function complete(
  rules: Rules,
  { by: path }: Redaction,
  by: StoredFile,
  database: Database,
): Promise<string[]> {
  await keep(rules, path, by)
  return mend(database, rules)
}

async function standingIn({ db }: Database, file: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('view.redaction')
    .select('by_file')
    .where('file', '=', file)
    .executeTakeFirst()
  return row?.by_file
}

async function keep({ files }: Rules, path: string, { sha256, bytes }: StoredFile): Promise<void> {
  const stored = await files.put(createReadStream(path), { maxBytes: bytes })
  if (stored.sha256 !== sha256) throw new Error(`${path} was changed while it was read`)
}

async function sumOf(path: string): Promise<StoredFile> {
  const hash = createHash('sha256')
  let bytes = 0
  await pipeline(createReadStream(path), async (parts: AsyncIterable<Buffer>) => {
    for await (const part of parts) {
      hash.update(part)
      bytes += part.length
    }
  })
  return { sha256: hash.digest('hex'), bytes }
}
