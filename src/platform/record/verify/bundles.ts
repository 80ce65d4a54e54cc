import { decodeBundle, TILE_WIDTH, tilePath } from '../log/index.ts'
import { at, Broken, brokenAt } from './broken.ts'
import { readTile, type Source } from './source.ts'

/** Up to 256 entries that stand together, and the tile of their hashes. */
export interface Bundle {
  /** the index of the first */
  readonly start: number
  /** the bundle's own file, and that of the hashes */
  readonly path: string
  readonly hashesPath: string
  readonly entries: readonly Buffer[]
  readonly hashes: Buffer
}

/** Bundles asked for at once; each is at most 16 MiB, and as a rule 100 KiB. */
const ahead = 12

/**
 * The bundles of the first `size` entries in order, with their tiles of hashes where these are asked for, some of them
 * read ahead.
 * @throws Broken on one that is not there or cannot be taken apart
 */
export async function* bundlesOf(
  source: Source,
  size: number,
  hashesToo: boolean = false,
): AsyncGenerator<Bundle> {
  const asked: Promise<Bundle>[] = []
  let next = 0
  for (let start = 0; start < size; start += TILE_WIDTH) {
    for (; asked.length < ahead && next < size; next += TILE_WIDTH) {
      const bundle = readBundle(source, next, Math.min(TILE_WIDTH, size - next), hashesToo)
      // Its fault is told when its turn comes; one before it may be told first.
      bundle.catch(() => {})
      asked.push(bundle)
    }
    const bundle = await asked.shift()
    if (bundle) yield bundle
  }
}

async function readBundle(source: Source, start: number, width: number, hashesToo: boolean): Promise<Bundle> {
  const place = { index: start / TILE_WIDTH, width }
  const [entries, hashes] = [
    { level: 'entries' as const, ...place },
    { level: 0, ...place },
  ]
  const [path, hashesPath] = [tilePath(entries), tilePath(hashes)]
  const [held, sums] = await Promise.all([
    readTile(source, entries).catch(brokenAt(path)),
    hashesToo ? readTile(source, hashes) : Buffer.alloc(0),
  ])
  if (!held) throw new Broken(path, 'is not there')
  if (!sums) throw new Broken(hashesPath, 'is not there')
  return { start, path, hashesPath, entries: at(path, () => decodeBundle(held, width)), hashes: sums }
}

/** The entries' bytes, one by one. */
export async function* entriesOf(source: Source, size: number): AsyncGenerator<Buffer> {
  for await (const { entries } of bundlesOf(source, size)) yield* entries
}
