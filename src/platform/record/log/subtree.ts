import { Fault } from './fault.ts'
import { hashesAtLevel, TILE_WIDTH } from './tiles.ts'
import { emptyRoot, HASH_BYTES, merkleRoot, nodeHash } from './tree.ts'

/**
 * Reads a published tile of hashes, exactly `width` of them. Where the partial tile is gone because the tree
 * has grown, the reader answers with the first `width` hashes of the full one.
 */
export type TileReader = (level: number, index: number, width: number) => Promise<Buffer>

/** The same reader, asking for each tile once. For one computation; it forgets nothing. */
export function readOnce(read: TileReader): TileReader {
  const tiles = new Map<string, Promise<Buffer>>()
  return (level, index, width) => {
    const key = `${level}/${index}/${width}`
    const tile = tiles.get(key) ?? read(level, index, width)
    tiles.set(key, tile)
    return tile
  }
}

/**
 * The hashes in a tile.
 * @throws Fault `tile-malformed` when the reader returns another number of bytes.
 */
export async function readHashes(read: TileReader, level: number, index: number, width: number) {
  const bytes = await read(level, index, width)
  if (bytes.length !== width * HASH_BYTES) {
    throw new Fault('tile-malformed', `tile ${level}/${index} has ${bytes.length} bytes, not ${width} hashes`)
  }
  return Array.from({ length: width }, (_, i) => bytes.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES))
}

/**
 * The root of the tree of the first `size` entries, from the tiles published for `published` entries (the
 * same, unless an earlier root is wanted). Reads at most a few tiles a level.
 */
export async function rootAt(read: TileReader, published: number, size: number = published): Promise<Buffer> {
  return size === 0 ? emptyRoot : rangeHash(readOnce(read), published, 0, size)
}

/**
 * MTH(D[begin:end]) of a range that the definitions of RFC 9162 §2.1 cut out of a tree: `begin` is a multiple
 * of a power of two that is at least the range's length. Tiles are those published for `published` entries.
 * @throws RangeError when the range is empty or outside the published tree.
 */
export async function rangeHash(read: TileReader, published: number, begin: number, end: number) {
  if (!Number.isSafeInteger(published) || begin < 0 || begin >= end || end > published) {
    throw new RangeError(`entries ${begin} to ${end} of ${published}`)
  }
  const parts: Promise<Buffer>[] = []
  for (let at = begin; at < end;) {
    const height = heightOfLargest(at, end)
    parts.push(perfectHash(read, published, at, height))
    at += 2 ** height
  }
  return (await Promise.all(parts)).reduceRight((right, left) => nodeHash(left, right))
}

/** The height of the largest perfect subtree that starts at entry `at` and ends no later than `end`. */
function heightOfLargest(at: number, end: number): number {
  let height = 0
  while (at % 2 ** (height + 1) === 0 && at + 2 ** (height + 1) <= end) height++
  return height
}

async function perfectHash(read: TileReader, published: number, begin: number, height: number) {
  const level = Math.floor(height / 8)
  const first = begin / TILE_WIDTH ** level
  const index = Math.floor(first / TILE_WIDTH)
  const width = Math.min(TILE_WIDTH, hashesAtLevel(level, published) - index * TILE_WIDTH)
  const hashes = await readHashes(read, level, index, width)
  const offset = first % TILE_WIDTH
  return merkleRoot(hashes.slice(offset, offset + 2 ** (height % 8)))
}
