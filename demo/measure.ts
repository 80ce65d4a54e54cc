import { readFileSync } from 'node:fs'
import type { OpenHouse } from '../src/house.ts'
import {
  claimBook,
  defineMeasures,
  makeClaims,
  publishRelease,
  structure,
} from '../src/modules/statistics/index.ts'
import { isRefusal } from '../src/platform/record/index.ts'

const read = (name: string): Buffer => readFileSync(new URL(`./figures/${name}`, import.meta.url))
const json = (name: string): unknown => JSON.parse(read(name).toString())

/** The paths that the figures of October 2020 speak to: key partners, and pooling international finance. */
const spokenTo = ['6', '17']

/**
 * The figures of October 2020, retyped as facts with their sources, in two releases: with the first the shares cannot
 * be computed, since the totals are not held; the second holds them.
 */
export async function measure(house: OpenHouse, paths: ReadonlyMap<string, string>): Promise<void> {
  const form = structure.parse(json('bri.structure.json'))
  const book = claimBook.parse(json('claims.json'))
  const lines = spokenTo.map((code) => paths.get(code) ?? '')
  await publish(house, 'published.csv', form)
  for (const done of [await defineMeasures(house, book), await makeClaims(house, book, lines)])
    if (isRefusal(done)) throw new Error(`demonstration: ${JSON.stringify(done)}`)
  await publish(house, 'published-totals.csv', form)
}

async function publish(
  house: OpenHouse,
  name: string,
  form: Parameters<typeof publishRelease>[1]['structure'],
): Promise<void> {
  const outcome = await publishRelease(house, { bytes: read(name), structure: form })
  if (outcome.state !== 'published') throw new Error(`demonstration: ${name}: ${JSON.stringify(outcome)}`)
}
