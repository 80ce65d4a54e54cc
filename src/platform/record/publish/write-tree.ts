import type { Db } from '../../database/index.ts'
import {
  decodeBundle,
  encodeBundle,
  Growth,
  leafHash,
  TILE_WIDTH,
  type Checkpoint,
  type Tile,
} from '../log/index.ts'
import type { RecordFolder } from './folder.ts'

const bundle = TILE_WIDTH

/** Do the newest tiles have the root that was signed? Where a disk has lost one, all are written anew. */
export async function tilesHold(folder: RecordFolder, { size, root }: Checkpoint): Promise<boolean> {
  const last = { index: Math.ceil(size / bundle) - 1, width: ((size - 1) % bundle) + 1 }
  try {
    const entries = await folder.readTile({ level: 'entries', ...last })
    return entries !== undefined && (await Growth.open(folder.hashes, size)).root().equals(root)
  } catch {
    return false
  }
}

/**
 * Writes the tiles of hashes and the bundles of entries from `from` up to `to`, and gives the root of the tree.
 * @throws Error when the entries are not those of a checkpoint that was signed, or a file was not written as it is
 */
export async function writeTree(
  db: Db,
  folder: RecordFolder,
  { from, to, signed }: { from: number; to: number; signed: readonly Checkpoint[] },
): Promise<Buffer> {
  const growth = await Growth.open(folder.hashes, from)
  await writeTiles(db, folder, growth, { from, to, signed })
  await writeEntries(db, folder, from, to)
  return growth.root()
}

async function writeTiles(
  db: Db,
  folder: RecordFolder,
  growth: Growth,
  { from, to, signed }: { from: number; to: number; signed: readonly Checkpoint[] },
): Promise<void> {
  for (let start = from; start < to; start += bundle) {
    const rows = await db
      .selectFrom('record.entry')
      .select(['index', 'leaf'])
      .where('index', '>=', start)
      .where('index', '<', Math.min(start + bundle, to))
      .orderBy('index')
      .execute()
    for (const row of rows) {
      if (row.index !== growth.size) throw new Error(`entry ${growth.size} is missing`)
      for (const tile of growth.add(row.leaf)) await folder.writeTile(tile, tile.bytes)
      for (const { size, root } of signed)
        if (size === growth.size && !growth.root().equals(root))
          throw new Error(`the entries do not have the root that was signed at ${size}`)
    }
  }
  for (const tile of growth.partialTiles()) await folder.writeTile(tile, tile.bytes)
}

async function writeEntries(db: Db, folder: RecordFolder, from: number, to: number): Promise<void> {
  for (let index = Math.floor(from / bundle); index * bundle < to; index++) {
    const width = Math.min(bundle, to - index * bundle)
    const rows = await db
      .selectFrom('record.entry')
      .select(['bytes', 'leaf'])
      .where('index', '>=', index * bundle)
      .where('index', '<', index * bundle + width)
      .orderBy('index')
      .execute()
    const tile: Tile = { level: 'entries', index, width }
    await folder.writeTile(tile, encodeBundle(rows.map((row) => row.bytes)))
    await readBack(
      folder,
      tile,
      rows.map((row) => row.leaf),
    )
  }
}

/** What was written is read again and hashed before anything is signed: a full or failing disk is found here. */
async function readBack(folder: RecordFolder, tile: Tile, leaves: readonly Buffer[]): Promise<void> {
  const bytes = await folder.readTile(tile)
  const entries = bytes ? decodeBundle(bytes, tile.width) : []
  if (!leaves.every((leaf, i) => entries[i] && leafHash(entries[i]).equals(leaf)))
    throw new Error(
      `entries ${tile.index * bundle} to ${tile.index * bundle + tile.width - 1} were not written as they are`,
    )
}
