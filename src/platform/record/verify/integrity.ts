import {
  Growth,
  HASH_BYTES,
  leafHash,
  openCheckpoint,
  parseEntry,
  parseVkey,
  tilePath,
  type HashTile,
  type OpenCheckpoint,
  type Verifier,
} from '../log/index.ts'
import { at, Broken } from './broken.ts'
import { bundlesOf, type Bundle } from './bundles.ts'
import { Order } from './order.ts'
import { readTile, type Source } from './source.ts'

export interface Trusted {
  /** the verifier key as the reader has it from elsewhere */
  readonly key?: string
  /** a checkpoint that the reader kept: the record may only have grown since */
  readonly since?: { readonly name: string; readonly note: string }
  /** witnesses that must have cosigned the checkpoint, each once */
  readonly witnesses?: readonly Verifier[]
}

/**
 * Level (a): the checkpoint is signed by the record's key; every entry is canonical, the instants only grow, no id
 * comes twice; the tree over the entries is the one of the tiles and of the checkpoint, and of the one kept before;
 * every witness that is asked for has cosigned the checkpoint.
 * Memory grows by the ids alone, some sixty bytes an entry.
 * @throws Broken naming the entry or file that does not hold
 */
export async function checkIntegrity(source: Source, trusted: Trusted): Promise<OpenCheckpoint> {
  const vkey = await keyOf(source, trusted.key)
  const log = at('key', () => parseVkey(vkey))
  const note = await needed(source, 'checkpoint')
  const { since, witnesses = [] } = trusted
  const checkpoint = at('checkpoint', () => openCheckpoint(note, log, witnesses))
  for (const witness of witnesses)
    if (openCheckpoint(note, log, [witness]).cosignatures.length === 0)
      throw new Broken('checkpoint', `is not cosigned by the witness ${witness.name}`)
  const kept = since && at(since.name, () => openCheckpoint(since.note, log))
  if (kept && kept.size > checkpoint.size)
    throw new Broken(
      'checkpoint',
      `has ${checkpoint.size} entries, ${since.name} has ${kept.size}: entries are gone`,
    )
  if (checkpoint.size === 0) throw new Broken('checkpoint', 'is of no entries: entry 0 opens a record')

  const growth = await Growth.open(() => Promise.reject(new Error('an empty tree has no tiles')), 0)
  const order = new Order(checkpoint.origin, vkey)
  const tiles = new Tiles(source)
  for await (const bundle of bundlesOf(source, checkpoint.size, true)) {
    const leaves = bundle.entries.map(leafHash)
    tiles.compareLeaves(bundle, leaves)
    for (const [i, bytes] of bundle.entries.entries()) {
      const index = bundle.start + i
      const entry = at(`entry ${index} (${bundle.path})`, () => parseEntry(bytes))
      order.add(index, entry)
      for (const tile of growth.add(leaves[i]!)) await tiles.compare(tile)
      if (kept?.size === growth.size && !growth.root().equals(kept.root))
        throw new Broken(
          'checkpoint',
          `is of a record that was rewritten: its first ${kept.size} entries are not those of ${since?.name}`,
        )
    }
  }
  for (const tile of growth.partialTiles()) await tiles.compare(tile)
  const whole = growth.root().equals(checkpoint.root)
  if (whole && tiles.fault) throw tiles.fault.tile
  if (!whole)
    throw (
      tiles.fault?.entry ?? order.fault ?? new Broken('checkpoint', 'is signed over other entries than these')
    )
  if (order.fault) throw order.fault
  return checkpoint
}

async function keyOf(source: Source, given?: string): Promise<string> {
  const served = (await needed(source, 'key')).toString()
  if (!served.endsWith('\n')) throw new Broken('key', 'does not end in a newline')
  const vkey = served.slice(0, -1)
  if (given !== undefined && given.trim() !== vkey) throw new Broken('key', 'is not the key that was given')
  return vkey
}

async function needed(source: Source, path: string): Promise<Buffer> {
  const bytes = await source.read(path)
  if (!bytes) throw new Broken(path, 'is not there')
  return bytes
}

/**
 * Compares the tiles that are served with those that the entries give. Which of the two is at fault is known at the
 * end: where the entries have the signed root, it is the tile.
 */
class Tiles {
  readonly #source: Source
  fault: { tile: Broken; entry: Broken } | undefined

  constructor(source: Source) {
    this.#source = source
  }

  compareLeaves({ start, path, hashesPath, hashes }: Bundle, leaves: readonly Buffer[]): void {
    if (this.fault) return
    if (hashes.length !== leaves.length * HASH_BYTES)
      throw new Broken(hashesPath, `has ${hashes.length} bytes, not ${leaves.length} hashes`)
    const other = leaves.findIndex(
      (leaf, i) => !leaf.equals(hashes.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES)),
    )
    if (other < 0) return
    const index = start + other
    this.fault = {
      tile: new Broken(hashesPath, `has another hash for entry ${index}`),
      entry: new Broken(
        `entry ${index} (${path})`,
        `is not the one that was signed: ${hashesPath} has another hash`,
      ),
    }
  }

  async compare({ level, index, width, bytes }: HashTile): Promise<void> {
    if (this.fault || level === 0) return
    const path = tilePath({ level, index, width })
    const served = await readTile(this.#source, { level, index, width })
    if (!served) throw new Broken(path, 'is not there')
    if (served.equals(bytes)) return
    const tile = new Broken(path, 'has other hashes than the entries give')
    this.fault = { tile, entry: tile }
  }
}
