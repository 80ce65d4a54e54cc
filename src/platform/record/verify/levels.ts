import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database, Migration } from '../../database/index.ts'
import { openStore } from '../../files/store.ts'
import type { Registry } from '../act.ts'
import type { Entry, OpenCheckpoint } from '../log/index.ts'
import { redactionGiven } from '../replay/redactions.ts'
import { FileAbsent, replay, ReplayFault, snapshot, sumsOf, withScratch, type Bulk } from '../replay/index.ts'
import { createHash } from 'node:crypto'
import { Broken } from './broken.ts'
import { entriesOf } from './bundles.ts'
import { Contents, stateGiven } from './contents.ts'
import { History } from './history.ts'
import { checkIntegrity, type Trusted } from './integrity.ts'
import { copyFrom, type Source } from './source.ts'

export interface Verifying {
  readonly source: Source
  readonly trusted: Trusted
  readonly registry: Registry
  readonly migrations: readonly Migration[]
  readonly bulk: readonly Bulk[]
  /** opens a database server beside which a scratch database can be made */
  readonly openDatabase: () => Promise<Database>
}

/** One level's result as a line. */
export interface Level {
  readonly line: string
  readonly holds: boolean
}

/** Checks a record on its own, level by level; the first fault ends it. */
export async function* verifyRecord(verifying: Verifying): AsyncGenerator<Level> {
  let checkpoint: OpenCheckpoint | undefined
  const a = await level('a', async () => {
    checkpoint = await checkIntegrity(verifying.source, verifying.trusted)
    return `${checkpoint.size} entries root=${checkpoint.root.toString('hex')}${cosignedBy(checkpoint, verifying.trusted)}`
  })
  yield a
  if (!a.holds || !checkpoint) return
  const { size, origin } = checkpoint
  const b = await level('b', () => checkSigners(verifying, size, origin))
  yield b
  if (b.holds) yield await level('c', () => checkMeaning(verifying, size))
}

/** How many of the witnesses that were asked for cosigned the checkpoint, and when each says it did. */
function cosignedBy({ cosignatures }: OpenCheckpoint, { witnesses = [] }: Trusted): string {
  if (witnesses.length === 0) return ''
  const each = cosignatures.map(({ name, time }) => `${name} ${new Date(time * 1000).toISOString()}`)
  return ` cosigned by ${witnesses.length} ${witnesses.length === 1 ? 'witness' : 'witnesses'}: ${each.join(', ')}`
}

/** What stands in the way of a level, without being a fault of the record. */
class NotRun extends Error {}

async function level(name: string, work: () => Promise<string>): Promise<Level> {
  try {
    return { line: `${name} ok ${await work()}`, holds: true }
  } catch (error) {
    if (error instanceof Broken)
      return { line: `${name} fault ${error.where}: ${error.message}`, holds: false }
    if (error instanceof NotRun) return { line: `${name} not run: ${error.message}`, holds: true }
    throw error
  }
}

/** The entries as values; level (a) has found their bytes canonical. */
async function* parsed(source: Source, size: number): AsyncGenerator<Entry> {
  for await (const bytes of entriesOf(source, size)) yield JSON.parse(bytes.toString()) as Entry
}

/** Level (b): whose act each is, by the keys that the acts before it added and revoked; and what lies beside. */
async function checkSigners({ source, registry }: Verifying, size: number, origin: string): Promise<string> {
  const history = new History(origin)
  const states = new Map<string, string>()
  const redactions = new Map<string, string>()
  let index = 0
  for await (const entry of parsed(source, size)) {
    history.add(index++, entry)
    const state = stateGiven(entry)
    if (state) states.set(...state)
    const redaction = redactionGiven(entry)
    if (redaction) redactions.set(...redaction)
  }
  const contents = new Contents(source, registry, states, redactions)
  index = 0
  for await (const entry of parsed(source, size)) await contents.add(index++, entry)
  await contents.end()
  const { signed, byHost, byInstruction } = history
  return `${signed} signed, ${byHost} recorded by the host, ${byInstruction} by instruction; ${contents.tell()}`
}

/** Level (c): the same rules give the same entries; one hash over all the views, to compare with other verifiers. */
async function checkMeaning(verifying: Verifying, size: number): Promise<string> {
  const { source, registry, migrations, bulk } = verifying
  const folder = await mkdtemp(join(tmpdir(), 'caravanserai-files-'))
  let database: Database | undefined
  try {
    database = await verifying.openDatabase().catch((error: unknown) => {
      throw new NotRun(error instanceof Error ? error.message : String(error))
    })
    return await withScratch(database, migrations, async (scratch) => {
      const files = await openStore(folder)
      const held = { ...files, has: (sha256: string) => fetchFile(sha256) }
      const fetchFile = async (sha256: string): Promise<boolean> =>
        (await files.has(sha256)) || copyFrom(source, `file/${sha256}`, files.path(sha256))
      await replay(scratch, { registry, files: held }, () => entriesOf(source, size))
      const views = createHash('sha256')
      let tables = 0
      await snapshot(scratch.db, async (trx) => {
        for await (const { table, sha256 } of sumsOf(trx, bulk)) {
          views.update(`${table} ${sha256}\n`)
          tables += 1
        }
      })
      return `${size} entries performed again, ${tables} tables sha256=${views.digest('hex')}`
    })
  } catch (error) {
    if (error instanceof FileAbsent) throw new NotRun(`entry ${error.index} ${error.message}`)
    if (error instanceof ReplayFault) throw new Broken(`entry ${error.index}`, error.message)
    throw error
  } finally {
    await database?.close()
    await rm(folder, { recursive: true, force: true })
  }
}
