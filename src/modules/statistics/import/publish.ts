import { isRefusal, secretariat, type Refusal } from '../../../platform/record/index.ts'
import type { House } from '../../../platform/web/house.ts'
import type { Fault } from '../files/fault.ts'
import { limits, readRelease } from '../files/read-release.ts'
import type { Structure } from '../files/structure.ts'
import { findDataSet, listReleases } from '../queries/data.ts'
import { stageReading } from './stage.ts'

export type Outcome =
  | { readonly state: 'faulty'; readonly faults: readonly Fault[] }
  | { readonly state: 'refused'; readonly refusal: Refusal }
  | { readonly state: 'published' | 'unchanged'; readonly file: string; readonly observations: number }

/** Defines the data set if it is new, and publishes a release of it: all of the file, or nothing. */
export async function publishDataSet(house: House, csv: Buffer, structure: Structure): Promise<Outcome> {
  const { database, files, recorder } = house
  const actor = { party: secretariat }
  const known = await findDataSet(database.db, structure.id)
  const reading = readRelease(csv, known?.structure ?? structure)
  if (!reading.ok) return { state: 'faulty', faults: reading.faults }
  if (!known) {
    const defined = await recorder.perform({ type: 'data-set.defined', actor, body: { structure } })
    if (isRefusal(defined)) return { state: 'refused', refusal: defined }
  }
  const { sha256, bytes } = await files.put(csv, { maxBytes: limits.bytes })
  const observations = reading.observations.length
  const held = await listReleases(database.db, structure.id)
  if (held.some(({ file }) => file === sha256)) return { state: 'unchanged', file: sha256, observations }
  await stageReading(database.db, sha256, reading)
  const published = await recorder.perform({
    type: 'release.published',
    actor,
    body: { dataSet: structure.id, sha256, bytes, media: 'text/csv', observations },
  })
  return isRefusal(published)
    ? { state: 'refused', refusal: published }
    : { state: 'published', file: sha256, observations }
}
