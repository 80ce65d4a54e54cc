import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { access, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { Readable } from 'node:stream'

export type StoredFile = { sha256: string; bytes: number }

/** The input was longer than allowed; nothing of it was kept. */
export class FileTooLarge extends Error {
  override name = 'FileTooLarge'
  readonly maxBytes: number
  constructor(maxBytes: number) {
    super(`the file is longer than ${maxBytes} bytes`)
    this.maxBytes = maxBytes
  }
}

/** The bytes on disk no longer have the hash that names them. */
export class FileDamaged extends Error {
  override name = 'FileDamaged'
}

const digest = /^[0-9a-f]{64}$/
const dayMs = 86_400_000

/** A content-addressed store of immutable files, named by the lower-case hex SHA-256 of their bytes. */
export type Store = {
  /** Keeps the bytes; the same bytes twice are one file. Throws `FileTooLarge` past `maxBytes`. */
  put(source: AsyncIterable<Uint8Array> | Uint8Array, limits: { maxBytes: number }): Promise<StoredFile>
  /** The bytes as a stream, unverified; nothing when the store has no such file. */
  get(sha256: string): Promise<Readable | undefined>
  /** The bytes, verified against their name (`FileDamaged`); nothing when the store has no such file. */
  read(sha256: string): Promise<Buffer | undefined>
  /** Where the file lies or would lie. Throws `RangeError` on anything but a digest. */
  path(sha256: string): string
  has(sha256: string): Promise<boolean>
  /** Takes a file away for good, for a redaction; says whether there was one. */
  remove(sha256: string): Promise<boolean>
  /** Every file, in the order of digests. */
  list(): AsyncGenerator<StoredFile>
}

/** Opens, and makes if need be, the file store in the folder `root`. */
export const openStore = async (root: string): Promise<Store> => {
  const base = resolve(root)
  const temporary = join(base, 'tmp')
  await mkdir(temporary, { recursive: true, mode: 0o700 })
  await clearAbandoned(temporary)

  // Only a digest may become a path: anything else could climb out of the folder.
  const path = (sha256: string): string => {
    if (!digest.test(sha256)) throw new RangeError('not a SHA-256 digest in lower-case hex')
    return join(base, sha256.slice(0, 2), sha256.slice(2, 4), sha256)
  }

  const put: Store['put'] = async (source, { maxBytes }) => {
    const draft = join(temporary, randomUUID())
    try {
      const stored = await writeHashed(draft, source, maxBytes)
      const target = path(stored.sha256)
      await mkdir(dirname(target), { recursive: true, mode: 0o700 })
      await rename(draft, target)
      // The name is durable only once every folder on the way to it is.
      for (let folder = dirname(target); folder.length >= base.length; folder = dirname(folder)) {
        await syncFolder(folder)
      }
      return stored
    } finally {
      await rm(draft, { force: true })
    }
  }

  const read: Store['read'] = async (sha256) => {
    const bytes = await orAbsent(readFile(path(sha256)))
    if (bytes && createHash('sha256').update(bytes).digest('hex') !== sha256) throw new FileDamaged(sha256)
    return bytes
  }

  const get: Store['get'] = async (sha256) => {
    const file: FileHandle | undefined = await orAbsent(open(path(sha256), 'r'))
    return file && createReadStream('', { fd: file })
  }

  const has: Store['has'] = async (sha256) => {
    const found = await orAbsent(access(path(sha256)).then(() => true))
    return found ?? false
  }

  const remove: Store['remove'] = async (sha256) => {
    const gone = await orAbsent(rm(path(sha256)).then(() => true))
    if (gone) await syncFolder(dirname(path(sha256)))
    return gone ?? false
  }

  async function* list(): AsyncGenerator<StoredFile> {
    for (const first of await shards(base)) {
      for (const second of await shards(join(base, first))) {
        const names = await readdir(join(base, first, second))
        for (const sha256 of names.filter((name) => digest.test(name)).sort()) {
          // Another process may redact while this one lists.
          const found = await orAbsent(stat(path(sha256)))
          if (found) yield { sha256, bytes: found.size }
        }
      }
    }
  }

  return { put, get, read, path, has, remove, list }
}

const writeHashed = async (
  draft: string,
  source: AsyncIterable<Uint8Array> | Uint8Array,
  maxBytes: number,
): Promise<StoredFile> => {
  const hash = createHash('sha256')
  let bytes = 0
  await using file = await open(draft, 'wx', 0o600)
  for await (const chunk of source instanceof Uint8Array ? [source] : source) {
    bytes += chunk.length
    if (bytes > maxBytes) throw new FileTooLarge(maxBytes)
    hash.update(chunk)
    await file.writeFile(chunk)
  }
  await file.sync()
  return { sha256: hash.digest('hex'), bytes }
}

const syncFolder = async (folder: string): Promise<void> => {
  await using handle = await open(folder, 'r')
  await handle.sync()
}

const orAbsent = async <T>(promise: Promise<T>): Promise<T | undefined> => {
  try {
    return await promise
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

const shards = async (folder: string): Promise<string[]> => {
  const names = await orAbsent(readdir(folder))
  return (names ?? []).filter((name) => /^[0-9a-f]{2}$/.test(name)).sort()
}

// What a killed process left behind. A day is longer than any upload that another process may be writing.
const clearAbandoned = async (folder: string): Promise<void> => {
  for (const name of await readdir(folder)) {
    const found = await orAbsent(stat(join(folder, name)))
    if (found && Date.now() - found.mtimeMs > dayMs) await rm(join(folder, name), { force: true })
  }
}
