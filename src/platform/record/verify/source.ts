import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { TILE_WIDTH, tilePath, type Tile } from '../log/index.ts'
import { cut, writeWhole } from '../publish/folder.ts'

/** A record as it is served below `/record/`, wherever it lies. Paths are relative: `checkpoint`, `tile/0/000`. */
export interface Source {
  readonly name: string
  /** the whole file; nothing when it is not there */
  read(path: string): Promise<Buffer | undefined>
  /** the same in parts, for files of any length */
  stream(path: string): Promise<AsyncIterable<Uint8Array> | undefined>
  /** the names in a folder, where that can be known */
  list?(folder: string): Promise<string[]>
}

const absent = ['ENOENT', 'ENOTDIR', 'EISDIR']
const orNothing = (error: NodeJS.ErrnoException): undefined => {
  if (!absent.includes(error.code ?? '')) throw error
}

/** A copy of the record in a folder: an export, or the published folder of a host. */
export const folderSource = (root: string): Source => ({
  name: root,
  read: (path) => readFile(join(root, path)).catch(orNothing),
  async stream(path) {
    const found = await stat(join(root, path)).catch(orNothing)
    return found?.isFile() ? createReadStream(join(root, path)) : undefined
  },
  list: async (folder) => (await readdir(join(root, folder)).catch(orNothing)) ?? [],
})

const tries = 4

/** A record that a host serves. What was read is kept in a folder of this machine, so that it is asked for once. */
export function urlSource(address: string, keep: string): Source {
  const base = address.endsWith('/') ? address : `${address}/`
  const ask = async (path: string): Promise<Response | undefined> => {
    for (let attempt = 1; ; attempt++) {
      const answer = await fetch(new URL(path, base), { signal: AbortSignal.timeout(60_000) }).catch(
        (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
      )
      if (answer instanceof Response && answer.ok) return answer
      if (answer instanceof Response && [404, 410].includes(answer.status)) return undefined
      const words = answer instanceof Error ? (causeOf(answer) ?? answer.message) : `answers ${answer.status}`
      if (attempt === tries) throw new Error(`${new URL(path, base).href}: ${words}`)
      await sleep(200 * 4 ** attempt)
    }
  }
  const kept = folderSource(keep)
  return {
    name: address,
    async read(path) {
      const before = await kept.read(path)
      if (before) return before
      const bytes = await ask(path).then(async (answer) => answer && Buffer.from(await answer.arrayBuffer()))
      if (bytes) await writeWhole(join(keep, path), bytes)
      return bytes
    },
    stream: async (path) => (await ask(path))?.body ?? undefined,
  }
}

const causeOf = ({ cause }: Error): string | undefined => (cause instanceof Error ? cause.message : undefined)

/**
 * A tile of exactly this width. Where the partial one is gone because the tree has grown, its beginning is cut from
 * the full one (C2SP tlog-tiles, "Partial Tiles").
 */
export async function readTile(source: Source, tile: Tile): Promise<Buffer | undefined> {
  const exact = await source.read(tilePath(tile))
  if (exact || tile.width === TILE_WIDTH) return exact
  const full = await source.read(tilePath({ ...tile, width: TILE_WIDTH }))
  return full && cut(full, tile, tile.width, TILE_WIDTH)
}

/** Copies a file out of a source, if it is there. */
export async function copyFrom(source: Source, path: string, target: string): Promise<boolean> {
  const stream = await source.stream(path)
  if (!stream) return false
  await mkdir(join(target, '..'), { recursive: true })
  await using file = await open(target, 'w')
  for await (const part of stream) await file.writeFile(part)
  return true
}
