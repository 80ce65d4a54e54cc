import { resolve } from 'node:path'
import { createFileParser } from './parse-file.ts'
import type { Limits } from './parse-file.ts'
import { readActivities } from './read-activities.ts'
import type { Read, ReadActivity, ReadOptions } from './read-activities.ts'
import type { Fault } from './faults.ts'
import type { Node } from './tree.ts'

/** Where the real data of the conformance tests lie, seen from the root of the repository. */
export const testData = resolve(
  import.meta.dirname,
  '../../../..',
  process.env['TEST_DATA'] ?? '../shared/data',
)

/** The parts of a sound activity, by name, in the order of the schema; a test changes one. */
export const sound = {
  identifier: '<iati-identifier>XX-1-A</iati-identifier>',
  reporting: '<reporting-org ref="XX-1" type="10"><narrative>Ministry</narrative></reporting-org>',
  title: '<title><narrative>Road</narrative></title>',
  description: '<description><narrative>A road.</narrative></description>',
  participating: '<participating-org role="1"><narrative>Fund</narrative></participating-org>',
  status: '<activity-status code="2"/>',
  date: '<activity-date type="2" iso-date="2020-01-01"/>',
  contact: '',
  place: '<recipient-country code="KE"/>',
  location: '',
  sector: '<sector code="21020"/>',
  budget: '',
  transaction:
    '<transaction><transaction-type code="3"/><transaction-date iso-date="2020-02-01"/><value value-date="2020-02-01">10.50</value></transaction>',
  rest: '',
}

export const activityXml = (parts: Partial<typeof sound> = {}, attributes = ''): string =>
  `<iati-activity xml:lang="en" default-currency="USD"${attributes}>${Object.values({ ...sound, ...parts }).join('')}</iati-activity>`

export const fileXml = (...activities: string[]): string =>
  `<iati-activities version="2.03">${activities.join('')}</iati-activities>`

/** Bytes as a source would hand them over, `size` at a time. */
export async function* bytesOf(content: string | Uint8Array, size = 1000): AsyncGenerator<Uint8Array> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

export async function readAll(
  content: string | Uint8Array | AsyncIterable<Uint8Array>,
  options: ReadOptions = {},
): Promise<{ activities: ReadActivity[]; faults: Fault[] }> {
  const input = typeof content === 'string' || content instanceof Uint8Array ? bytesOf(content) : content
  const reads: Read[] = await Array.fromAsync(readActivities(input, options))
  return {
    activities: reads.flatMap(({ activity }) => activity ?? []),
    faults: reads.flatMap(({ fault }) => fault ?? []),
  }
}

const wide: Limits = { text: 1e9, depth: 1e6, activity: 1e9 }

/** The children of a file's root, unchecked, parsed in the given pieces. */
export function treesIn(pieces: string[]): Node[] {
  const trees: Node[] = []
  const parser = createFileParser({ root() {}, text() {}, element: (node) => trees.push(node) }, wide)
  for (const piece of pieces) parser.write(piece)
  parser.end()
  return trees
}
