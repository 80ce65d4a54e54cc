import { mkdir, open, readFile, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import {
  decodeBundle,
  encodeBundle,
  HASH_BYTES,
  TILE_WIDTH,
  tilePath,
  type Tile,
  type TileReader,
} from '../log/index.ts'

/** Writes a file so that a reader, or a power cut, finds the old content or the new and nothing between. */
export async function writeWhole(path: string, bytes: Uint8Array | string, mode = 0o644): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const temporary = `${path}.${process.pid}.tmp`
  const file = await open(temporary, 'w', mode)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(temporary, path)
}

const readIf = (path: string): Promise<Buffer | undefined> =>
  readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined
    throw error
  })

/** The first `width` parts of a tile that holds more: hashes by length, entries by their prefixes. */
export function cut(bytes: Buffer, tile: Tile, width: number, held: number): Buffer {
  if (held === width) return bytes
  if (tile.level !== 'entries') return bytes.subarray(0, width * HASH_BYTES)
  return encodeBundle(decodeBundle(bytes, held).slice(0, width))
}

/** The log's own files in a folder, as they are served below `/record/`. */
export class RecordFolder {
  readonly root: string

  constructor(root: string) {
    this.root = root
  }

  readonly checkpoint = (): Promise<string | undefined> =>
    readIf(join(this.root, 'checkpoint')).then((bytes) => bytes?.toString())

  writeCheckpoint(note: string): Promise<void> {
    return writeWhole(join(this.root, 'checkpoint'), note)
  }

  /** A tile of this width; a narrower one is cut from what there is, since tiles only grow. */
  async readTile(tile: Tile): Promise<Buffer | undefined> {
    const full = await readIf(join(this.root, tilePath({ ...tile, width: TILE_WIDTH })))
    if (full) return cut(full, tile, tile.width, TILE_WIDTH)
    const exact = await readIf(join(this.root, tilePath(tile)))
    if (exact) return exact
    const wider = (await this.#widths(tile))
      .filter((width) => width > tile.width)
      .toSorted((a, b) => a - b)[0]
    if (wider === undefined) return undefined
    const bytes = await readIf(join(this.root, tilePath({ ...tile, width: wider })))
    return bytes && cut(bytes, tile, tile.width, wider)
  }

  /** Writes a tile and removes narrower ones of the same place. */
  async writeTile(tile: Tile, bytes: Buffer): Promise<void> {
    await writeWhole(join(this.root, tilePath(tile)), bytes)
    const parts = dirname(join(this.root, tilePath({ ...tile, width: 1 })))
    if (tile.width === TILE_WIDTH) await rm(parts, { recursive: true, force: true })
    else
      for (const width of await this.#widths(tile))
        if (width < tile.width) await rm(join(this.root, tilePath({ ...tile, width })), { force: true })
  }

  async #widths(tile: Tile): Promise<number[]> {
    const names = await readdir(dirname(join(this.root, tilePath({ ...tile, width: 1 })))).catch(() => [])
    return names.map(Number).filter((width) => Number.isInteger(width))
  }

  /** Reads hashes for proofs. @throws Error when a tile that the tree has is not there */
  readonly hashes: TileReader = async (level, index, width) => {
    const bytes = await this.readTile({ level, index, width })
    if (!bytes) throw new Error(`missing ${tilePath({ level, index, width })}`)
    return bytes
  }
}
