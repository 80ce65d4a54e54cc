import { createPrivateKey, type KeyObject } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import {
  encodeBundle,
  encodeEntry,
  formatVkey,
  Growth,
  leafHash,
  noteSigner,
  signCheckpoint,
  tilePath,
  TILE_WIDTH,
  type Entry,
} from '../../src/platform/record/log/index.ts'

/** A log of a test: its name, and a key that is no secret. */
export interface TestLog {
  readonly origin: string
  readonly key: KeyObject
  readonly vkey: string
}

export function testLog(origin: string): TestLog {
  // PKCS #8 of an Ed25519 key (RFC 8410): a fixed head, then the 32 bytes of the seed.
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, 9)])
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  return { origin, key, vkey: formatVkey(origin, key) }
}

/** The entry that opens a record of this log. */
export const opening = ({ origin, vkey }: TestLog): Entry =>
  testEntry(0, { type: 'record.opened', body: { origin, kind: 'rehearsal', key: vkey } })

/** An entry that the host recorded: its id and instant follow from its index, unless they are given. */
export function testEntry(
  index: number,
  { type, body, id, recorded }: { type: string; body: Entry['act']['body']; id?: string; recorded?: string },
): Entry {
  const at = new Date(Date.parse('2026-01-05T09:00:00.000Z') + index * 1000).toISOString()
  const number = index.toString(16).padStart(12, '0')
  return {
    v: 1,
    act: {
      type,
      id: id ?? `019b8d27-1480-7000-8000-${number}`,
      at,
      actor: { party: 'secretariat' },
      body,
      commit: {},
      refs: [],
    },
    recorded: recorded ?? at,
    sigs: [],
  }
}

/** Writes a record as it is served: the tiles of these entries, a checkpoint over them, and the key. */
export async function writeSignedRecord(
  folder: string,
  { origin, key, vkey }: TestLog,
  entries: Iterable<Entry>,
): Promise<void> {
  const write = async (path: string, bytes: string | Buffer) => {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), bytes)
  }
  const growth = await Growth.open(() => Promise.reject(new Error('an empty tree has no tiles')), 0)
  let bundle: Buffer[] = []
  const end = async () => {
    const place = { level: 'entries' as const, index: Math.ceil(growth.size / TILE_WIDTH) - 1 }
    if (bundle.length > 0) await write(tilePath({ ...place, width: bundle.length }), encodeBundle(bundle))
    bundle = []
  }
  for (const entry of entries) {
    const bytes = encodeEntry(entry)
    bundle.push(bytes)
    for (const tile of growth.add(leafHash(bytes))) await write(tilePath(tile), tile.bytes)
    if (bundle.length === TILE_WIDTH) await end()
  }
  await end()
  for (const tile of growth.partialTiles()) await write(tilePath(tile), tile.bytes)
  const head = { origin, size: growth.size, root: growth.root() }
  await write('checkpoint', signCheckpoint(head, [noteSigner(origin, key)]))
  await write('key', `${vkey}\n`)
}
