import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Db } from '../database/index.ts'
import { encodeBundle, Growth, TILE_WIDTH, tilePath, type HashTile } from '../record/log/index.ts'
import { RecordFolder, writeWhole } from '../record/publish/folder.ts'

/** The folder is not empty: nothing is written over what somebody may need. */
export class NotEmpty extends Error {}

/** @throws NotEmpty */
export async function makeEmptyFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true })
  if ((await readdir(path)).length > 0) throw new NotEmpty(`${path} is not empty`)
}

/** An empty tree to grow from. */
export const noTree = (): Promise<Growth> =>
  Growth.open(() => Promise.reject(new Error('an empty tree has no tiles')), 0)

const bundlesAtOnce = TILE_WIDTH

/**
 * Writes the record's own files into an empty folder: all entries up to `size`, and the tiles of hashes of the first
 * `published`. Returns the roots of both trees.
 * @throws Error when an entry is missing
 */
export async function writeRecord(
  trx: Db,
  folder: string,
  { size, published }: { size: number; published: number },
): Promise<{ root: Buffer; publishedRoot: Buffer }> {
  const target = new RecordFolder(folder)
  const growth = await noTree()
  let publishedRoot = growth.root()
  const writeTiles = async (tiles: readonly HashTile[]) => {
    for (const tile of tiles) await target.writeTile(tile, tile.bytes)
  }
  for (let start = 0; start < size; start += bundlesAtOnce) {
    const rows = await trx
      .selectFrom('record.entry')
      .select(['index', 'bytes', 'leaf'])
      .where('index', '>=', start)
      .where('index', '<', Math.min(start + bundlesAtOnce, size))
      .orderBy('index')
      .execute()
    for (const { index, leaf } of rows) {
      if (index !== growth.size) throw new Error(`entry ${growth.size} is missing`)
      const full = growth.add(leaf)
      if (growth.size <= published) await writeTiles(full)
      if (growth.size !== published) continue
      publishedRoot = growth.root()
      await writeTiles(growth.partialTiles())
    }
    const tile = { level: 'entries' as const, index: start / TILE_WIDTH, width: rows.length }
    await writeWhole(join(folder, tilePath(tile)), encodeBundle(rows.map(({ bytes }) => bytes)))
  }
  if (growth.size !== size) throw new Error(`entry ${growth.size} is missing`)
  return { root: growth.root(), publishedRoot }
}
