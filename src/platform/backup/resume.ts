import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Database } from '../database/index.ts'
import { BehindWitnessed, isRefusal, secretariat, type Publisher, type Recorder } from '../record/index.ts'
import { Fault, type OpenCheckpoint } from '../record/log/index.ts'
import { noTree } from './write-record.ts'

export interface Resuming {
  readonly database: Database
  readonly publisher: Publisher
  readonly recorder: Recorder
}

/** Why the record is not resumed: what is missing, or what does not fit. */
export class NotResumed extends Error {}

/** Where a checkpoint is read: a file, a folder with a copy of the record, or the address of either. */
async function readCheckpoint(place: string): Promise<string> {
  if (!/^https?:\/\//.test(place)) {
    const folder = (await stat(place)).isDirectory()
    return readFile(folder ? join(place, 'checkpoint') : place, 'utf8')
  }
  const address = place.endsWith('/checkpoint') ? place : `${place.replace(/\/$/, '')}/checkpoint`
  const answer = await fetch(address, { signal: AbortSignal.timeout(30_000) })
  if (!answer.ok) throw new NotResumed(`${address} answers ${answer.status}`)
  return answer.text()
}

/**
 * Lets a restored record go on. Every checkpoint that somebody holds is compared: one that is ahead, or of other
 * entries, forbids it. Then the act `record.resumed` is recorded, with whose word it rests on, and published.
 * @throws NotResumed
 */
export async function resume(
  { database, publisher, recorder }: Resuming,
  { checkpoints, noneLater }: { checkpoints: readonly string[]; noneLater: boolean },
): Promise<number> {
  const { db } = database
  const { size, restored } = await db
    .selectFrom('record.head')
    .select(['size', 'restored'])
    .executeTakeFirstOrThrow()
  if (restored === null)
    throw new NotResumed('the record was not restored: it takes acts and is signed as ever')
  const own = await publisher.folder.checkpoint()
  const given = await Promise.all(
    checkpoints.map(async (place) => openGiven(publisher, place, await readCheckpoint(place))),
  )
  const all = [...(own === undefined ? [] : [openGiven(publisher, 'the data folder', own)]), ...given]
  for (const { place, checkpoint } of all)
    if (checkpoint.size > size)
      throw new NotResumed(
        `the checkpoint of ${place} has ${checkpoint.size} entries, this database ${size}: entries ${size} to ` +
          `${checkpoint.size - 1} are missing. Restore a newer backup that has them.`,
      )
  await compareRoots(database, all)
  if (checkpoints.length === 0 && !noneLater)
    throw new NotResumed(
      'give the newest checkpoint that a member, a mirror or the old server holds (--checkpoint FILE_OR_URL), or, ' +
        'where nobody holds one, your own word that nothing later was published (--none-later)',
    )
  // Before anything new is signed: a witness knows of what was published after the backup was made.
  const [unsure] = await publisher.witnesses.ask()
  if (unsure instanceof BehindWitnessed) throw new NotResumed(unsure.message)
  if (unsure)
    throw new NotResumed(
      `${unsure.message}. It may have cosigned more than is here: try again, or take it out of WITNESSES`,
    )
  const done = await recorder.perform({
    type: 'record.resumed',
    actor: { party: secretariat },
    body: { size, word: checkpoints.length > 0 ? 'checked' : 'operator' },
  })
  if (isRefusal(done)) throw new NotResumed(`the record refused to go on: ${done.refused}`)
  await publisher.publish()
  return done.index
}

interface Given {
  readonly place: string
  readonly checkpoint: OpenCheckpoint
}

function openGiven(publisher: Publisher, place: string, note: string): Given {
  try {
    return { place, checkpoint: publisher.open(note) }
  } catch (error) {
    if (error instanceof Fault)
      throw new NotResumed(`the checkpoint of ${place} is not one of this record: ${error.message}`)
    throw error
  }
}

/** The first entries here must be those that each checkpoint was signed over. */
async function compareRoots({ db }: Database, given: readonly Given[]): Promise<void> {
  const growth = await noTree()
  for (const { place, checkpoint } of given.toSorted((a, b) => a.checkpoint.size - b.checkpoint.size)) {
    while (growth.size < checkpoint.size) {
      const rows = await db
        .selectFrom('record.entry')
        .select('leaf')
        .where('index', '>=', growth.size)
        .where('index', '<', checkpoint.size)
        .orderBy('index')
        .limit(4096)
        .execute()
      if (rows.length === 0) throw new NotResumed(`entry ${growth.size} is missing`)
      for (const { leaf } of rows) growth.add(leaf)
    }
    if (!growth.root().equals(checkpoint.root))
      throw new NotResumed(
        `the checkpoint of ${place} was signed over other entries than the first ${checkpoint.size} here`,
      )
  }
}
