import { HASH_BYTES } from './tree.ts'

/** Hashes, or entries, in a full tile (C2SP tlog-tiles). */
export const TILE_WIDTH = 256

/** Bytes of a full tile of hashes. */
export const FULL_TILE_BYTES = TILE_WIDTH * HASH_BYTES

/** A tile by level (`entries` for bundles of entries), index within its level, and width (256 when full). */
export type Tile = { level: number | 'entries'; index: number; width: number }

/** Hashes that a tree of `size` entries has at a tile level, each over 256^level entries. */
export function hashesAtLevel(level: number, size: number): number {
  return Math.floor(size / TILE_WIDTH ** level)
}

/**
 * Where a tile is served: `tile/0/x001/x234/067`, `tile/entries/000.p/17` (C2SP tlog-tiles, "Merkle Tree").
 * @throws RangeError on a tile that the format cannot name.
 */
export function tilePath({ level, index, width }: Tile): string {
  const named = level === 'entries' || (Number.isInteger(level) && level >= 0 && level <= 63)
  if (!named || !Number.isSafeInteger(index) || index < 0) throw new RangeError(`no tile ${level}/${index}`)
  if (!Number.isInteger(width) || width < 1 || width > TILE_WIDTH) throw new RangeError(`tile width ${width}`)
  const digits = String(index)
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g) ?? []
  const name = groups.map((group, i) => (i < groups.length - 1 ? `x${group}` : group)).join('/')
  return `tile/${level}/${name}${width < TILE_WIDTH ? `.p/${width}` : ''}`
}

/** The tile that a path names; nothing when it is not exactly the path that `tilePath` gives. */
export function parseTilePath(path: string): Tile | undefined {
  const match = /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/){0,5}\d{3})(?:\.p\/(\d{1,3}))?$/.exec(path)
  if (!match) return undefined
  const [, level = '', name = '', width] = match
  const tile: Tile = {
    level: level === 'entries' ? level : Number(level),
    index: Number(name.replaceAll(/[x/]/g, '')),
    width: width === undefined ? TILE_WIDTH : Number(width),
  }
  try {
    return tilePath(tile) === path ? tile : undefined
  } catch {
    return undefined
  }
}

/**
 * The tiles to write when a tree grows from `from` to `to` entries: bundles of entries first, then hashes
 * level by level, left to right. At most the last of a level is partial. Nothing when `from` equals `to`.
 * @throws RangeError when `to` is below `from`.
 */
export function* tilesFor(from: number, to: number): Generator<Tile> {
  if (!Number.isSafeInteger(to) || from < 0 || from > to) throw new RangeError(`growth ${from} to ${to}`)
  yield* tilesAtLevel('entries', from, to)
  for (let level = 0; hashesAtLevel(level, to) > hashesAtLevel(level, from); level++) {
    yield* tilesAtLevel(level, hashesAtLevel(level, from), hashesAtLevel(level, to))
  }
}

function* tilesAtLevel(level: Tile['level'], before: number, after: number): Generator<Tile> {
  for (let index = Math.floor(before / TILE_WIDTH); index * TILE_WIDTH < after; index++) {
    yield { level, index, width: Math.min(TILE_WIDTH, after - index * TILE_WIDTH) }
  }
}
