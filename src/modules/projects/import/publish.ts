import { createHash } from 'node:crypto'
import { withAdvisoryLock } from '../../../platform/database/index.ts'
import { isRefusal, secretariat, type Actor, type Refusal } from '../../../platform/record/index.ts'
import type { House } from '../../../platform/web/house.ts'
import type { Fault } from '../iati/index.ts'
import { isSuperseded } from '../queries/files.ts'
import { reading, stageStored, type OnProgress } from './read.ts'
import { withoutContacts, type Source } from './redact.ts'
import { countStaged, stage, type Counts } from './stage.ts'
import { lockOf, removeUnpublished } from './unpublished.ts'

/** A gibibyte: a publisher with more divides its file, as the standard advises. */
const maxBytes = 1024 ** 3

export interface Given {
  /** the whole file, or how to read it from its beginning: it is read more than once */
  readonly bytes: Uint8Array | Source
  /** the file's name, as shown */
  readonly name: string
  /** the label under which a publisher's files belong together */
  readonly set: string
  readonly keepContacts?: boolean
  /** who publishes it; the host, when nobody is named */
  readonly actor?: Actor
  /** every fault of the file, as it is found; a warning does not stand in the way */
  readonly onFault?: (fault: Fault) => void
  /** begins again where the file is read again */
  readonly onProgress?: OnProgress
}

export type Outcome =
  /** errors stand in the way; nothing has changed */
  | { readonly state: 'faulty'; readonly errors: number }
  | { readonly state: 'refused'; readonly refusal: Refusal }
  | {
      /** `unchanged`: all of it was published before, and stands */
      readonly state: 'published' | 'unchanged'
      /** SHA-256 of the public file */
      readonly file: string
      readonly counts: Counts
      /** how many contact details were left out */
      readonly leftOut: number
    }

/**
 * Publishes an IATI activity file of version 2.03: all of it, or nothing where it has an error. The public file is the
 * given one byte for byte if no contact details had to be left out of it, else one written anew without them.
 */
export async function publishActivityFile(house: House, given: Given): Promise<Outcome> {
  await removeUnpublished(house)
  const { bytes } = given
  const source: Source = typeof bytes === 'function' ? bytes : () => onePiece(bytes)
  const original = await hashOf(source)
  try {
    return await withAdvisoryLock(
      house.database,
      lockOf(original),
      async () => (await findUnchanged(house, original, given)) ?? publish(house, original, source, given),
    )
  } finally {
    await removeUnpublished(house)
  }
}

/** A file that came before with the same settings costs no more than its hash. */
async function findUnchanged(house: House, original: string, given: Given): Promise<Outcome | undefined> {
  const { db } = house.database
  const known = await db
    .selectFrom('own.activity_source as source')
    .innerJoin('view.activity_file as file', 'file.file', 'source.file')
    .selectAll('file')
    .where('source.original', '=', original)
    .where('source.kept_contacts', '=', given.keepContacts ?? false)
    .executeTakeFirst()
  if (!known || known.set !== given.set || (await isSuperseded(db, known.file))) return undefined
  const { file, activities, transactions, locations, left_out: leftOut } = known
  return { state: 'unchanged', file, counts: { activities, transactions, locations }, leftOut }
}

/** Stages the file under the hash of what will be public, keeps that, and performs the act. */
async function publish(house: House, original: string, source: Source, given: Given): Promise<Outcome> {
  const { files, recorder } = house
  const { db } = house.database
  const keepContacts = given.keepContacts ?? false
  const noteSource = (file: string) =>
    db
      .insertInto('own.activity_source')
      .values({ original, kept_contacts: keepContacts, file })
      .onConflict((conflict) => conflict.columns(['original', 'kept_contacts']).doUpdateSet({ file }))
      .execute()

  let errors = 0
  let leftOut = 0
  const today = house.clock().toISOString().slice(0, 10)
  const reads = reading(source, { keepContacts, today }, given.onProgress, ({ activity, fault }) => {
    if (fault?.severity === 'error') errors += 1
    if (fault) given.onFault?.(fault)
    for (const n of Object.values(activity?.leftOut ?? {})) leftOut += n
  })
  await noteSource(original)
  // Most files need nothing left out: they are staged while they are read for the first time.
  const asGiven = await stage(db, original, reads, () => errors === 0 && leftOut === 0)
  if (errors > 0) return { state: 'faulty', errors }
  const { sha256, bytes } = await files.put(asGiven ? source() : withoutContacts(source), { maxBytes })
  if (asGiven && sha256 !== original) throw new Error(`${given.name} was changed while it was read`)
  if (!asGiven) {
    await noteSource(sha256)
    await stageStored(db, files, sha256, given.onProgress)
  }

  const counts = await countStaged(db, sha256)
  const { set, name } = given
  const done = await recorder.perform({
    type: 'activity-file.published',
    actor: given.actor ?? { party: secretariat },
    body: { sha256, bytes, media: 'application/xml', set, name, version: '2.03', counts, leftOut },
  })
  if (!isRefusal(done)) return { state: 'published', file: sha256, counts, leftOut }
  return done.refused === 'projects.unchanged'
    ? { state: 'unchanged', file: sha256, counts, leftOut }
    : { state: 'refused', refusal: done }
}

async function hashOf(source: Source): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of source()) hash.update(chunk)
  return hash.digest('hex')
}

async function* onePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
