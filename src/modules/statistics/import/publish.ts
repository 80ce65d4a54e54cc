import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { withAdvisoryLock } from '../../../platform/database/index.ts'
import type { LangText } from '../../../platform/language/index.ts'
import { isRefusal, refuse, secretariat, type Actor, type Refusal } from '../../../platform/record/index.ts'
import type { House } from '../../../platform/web/house.ts'
import type { Fault } from '../files/fault.ts'
import { limits, readRelease } from '../files/read-release.ts'
import type { Structure } from '../files/structure.ts'
import { foreignKey } from '../rules/ascii-keys.ts'
import type { Observation } from '../rules/observation.ts'
import { findDataSet, findRelease } from '../queries/data.ts'
import { stage } from './stage.ts'
import { lockOf, removeUnpublished } from './unpublished.ts'

export interface Given {
  /** the CSV file, whole */
  readonly bytes: Uint8Array
  readonly structure: Structure
  readonly title?: LangText
  /** the day on which its publisher announced it, YYYY-MM-DD */
  readonly announced?: string
  /** who publishes it; the host, when nobody is named */
  readonly actor?: Actor
}

export type Outcome =
  /** what stands in the way, each with its place; nothing has changed */
  | { readonly state: 'faulty'; readonly faults: readonly Fault[] }
  | { readonly state: 'refused'; readonly refusal: Refusal }
  | {
      /** `unchanged`: the same file was published before */
      readonly state: 'published' | 'unchanged'
      /** SHA-256 of the file */
      readonly file: string
      readonly observations: number
      /** the number of the release in its data set, from 1 */
      readonly release: number
    }

/** Publishes a release of a data set, all of the file or nothing, and defines the data set if it is new. */
export async function publishRelease(house: House, given: Given): Promise<Outcome> {
  const file = createHash('sha256').update(given.bytes).digest('hex')
  await removeUnpublished(house)
  try {
    return await withAdvisoryLock(house.database, lockOf(file), () => publish(house, file, given))
  } finally {
    await removeUnpublished(house)
  }
}

async function publish(house: House, file: string, given: Given): Promise<Outcome> {
  const { bytes, structure } = given
  const { db } = house.database
  const known = await findDataSet(db, structure.id)
  if (known && !isDeepStrictEqual(known.structure, structure))
    return { state: 'refused', refusal: refuse('statistics.structure-differs', { id: structure.id }) }
  const held = await findRelease(db, file)
  if (held?.data_set === structure.id)
    return { state: 'unchanged', file, observations: held.observations, release: held.number }
  if (held) return { state: 'refused', refusal: refuse('statistics.file-taken', { id: held.data_set }) }

  const key = foreignKey(structure)
  if (key !== undefined) return { state: 'refused', refusal: refuse('statistics.foreign-key', { key }) }
  const reading = readRelease(bytes, structure)
  if (!reading.ok) return { state: 'faulty', faults: reading.faults }
  return perform(house, file, given, { observations: reading.observations, isNew: !known })
}

/** The data set if it is new, the rows, the bytes, and then the act that makes them visible. */
async function perform(
  house: House,
  file: string,
  { bytes, structure, title, announced, actor = { party: secretariat } }: Given,
  { observations, isNew }: { observations: readonly Observation[]; isNew: boolean },
): Promise<Outcome> {
  const { recorder, files, database } = house
  if (isNew) {
    const defined = await recorder.perform({ type: 'data-set.defined', actor, body: { structure } })
    if (isRefusal(defined)) return { state: 'refused', refusal: defined }
  }
  await stage(database.db, structure.id, file, observations)
  await files.put(bytes, { maxBytes: limits.bytes })
  const dataSet = await findDataSet(database.db, structure.id)
  const published = await recorder.perform({
    type: 'release.published',
    actor,
    body: {
      dataSet: structure.id,
      sha256: file,
      bytes: bytes.length,
      media: 'text/csv',
      observations: observations.length,
      ...(title && { title }),
      ...(announced && { announced }),
    },
    refs: dataSet ? [dataSet.act_id] : [],
  })
  if (isRefusal(published)) return { state: 'refused', refusal: published }
  const release = await findRelease(database.db, file)
  return { state: 'published', file, observations: observations.length, release: release?.number ?? 0 }
}
