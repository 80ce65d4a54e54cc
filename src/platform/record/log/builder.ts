import { readHashes } from './subtree.ts'
import type { TileReader } from './subtree.ts'
import { hashesAtLevel, TILE_WIDTH } from './tiles.ts'
import { emptyRoot, merkleRoot } from './tree.ts'

/** A tile of hashes to write. */
export type HashTile = { level: number; index: number; width: number; bytes: Buffer }

/**
 * A published tree while entries are added to it. Only the partial tile at the right edge of each level is
 * held, so that memory and the cost of an entry do not depend on the tree's size:
 *
 *     const growth = await Growth.open(read, published)   // growth.root() must be the published root
 *     for (const leaf of leaves) write(growth.add(leaf))  // tiles that became full
 *     write(growth.partialTiles())                        // then growth.size and growth.root() are to be signed
 */
export class Growth {
  readonly from: number
  #size: number
  // Invariant: #edge[level] holds the last hashesAtLevel(level, #size) % 256 hashes of its level.
  readonly #edge: Buffer[][]

  private constructor(from: number, edge: Buffer[][]) {
    this.from = from
    this.#size = from
    this.#edge = edge
  }

  /** Opens the published tree of `from` entries; reads at most one tile a level. */
  static async open(read: TileReader, from: number): Promise<Growth> {
    if (!Number.isSafeInteger(from) || from < 0) throw new RangeError(`tree of ${from} entries`)
    const edge: Buffer[][] = []
    for (let level = 0; hashesAtLevel(level, from) > 0; level++) {
      const count = hashesAtLevel(level, from)
      const width = count % TILE_WIDTH
      edge.push(width === 0 ? [] : await readHashes(read, level, Math.floor(count / TILE_WIDTH), width))
    }
    return new Growth(from, edge)
  }

  /** Entries in the tree, those added included. */
  get size(): number {
    return this.#size
  }

  /** The root over all entries, those added included. */
  root(): Buffer {
    let root: Buffer | undefined
    // Below each level's hashes lies at most one incomplete subtree, to their right.
    for (const hashes of this.#edge) {
      const row = root ? [...hashes, root] : hashes
      if (row.length > 0) root = merkleRoot(row)
    }
    return root ?? emptyRoot
  }

  /** Adds the hash of the next leaf; returns the tiles that it made full, the lowest level first. */
  add(leaf: Buffer): HashTile[] {
    const full: HashTile[] = []
    this.#size++
    let hash: Buffer | undefined = leaf
    for (let level = 0; hash; level++) {
      const hashes = (this.#edge[level] ??= [])
      hashes.push(hash)
      hash = undefined
      if (hashes.length === TILE_WIDTH) {
        full.push(this.#tile(level, hashes))
        hash = merkleRoot(hashes)
        this.#edge[level] = []
      }
    }
    return full
  }

  /** The partial tiles that differ from those published for `from` entries, the lowest level first. */
  partialTiles(): HashTile[] {
    return this.#edge.flatMap((hashes, level) =>
      hashes.length > 0 && hashesAtLevel(level, this.#size) > hashesAtLevel(level, this.from)
        ? [this.#tile(level, hashes)]
        : [],
    )
  }

  #tile(level: number, hashes: readonly Buffer[]): HashTile {
    const index = Math.ceil(hashesAtLevel(level, this.#size) / TILE_WIDTH) - 1
    return { level, index, width: hashes.length, bytes: Buffer.concat(hashes) }
  }
}
