import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { z } from 'zod'

const hash = z.string().regex(/^[0-9a-f]{64}$/)

const manifestSchema = z.strictObject({
  v: z.literal(1),
  made: z.iso.datetime({ precision: 3 }),
  origin: z.string(),
  kind: z.string(),
  /** entries in the record, and their root */
  size: z.int().min(1),
  root: hash,
  /** entries of the newest signed checkpoint; 0 when there is none */
  published: z.int().min(0),
  /** the steps of the tables: only the version that has the same ones can restore it */
  migrations: z.array(z.string()),
  /** every table that replay builds, by its rows */
  views: z.record(z.string(), z.strictObject({ rows: z.int(), sha256: hash })),
  /** every file of the backup but this one */
  files: z.record(z.string(), z.strictObject({ bytes: z.int(), sha256: hash })),
})

/** What a backup holds, and the hash of each of its files. Written last: a backup without it is not whole. */
export type Manifest = z.infer<typeof manifestSchema>

export const manifestName = 'manifest.json'

/** The backup is not whole, or not as it was written. */
export class BackupDamaged extends Error {}

async function sumOf(path: string): Promise<{ bytes: number; sha256: string }> {
  const sum = createHash('sha256')
  let bytes = 0
  for await (const part of createReadStream(path) as AsyncIterable<Buffer>) {
    sum.update(part)
    bytes += part.length
  }
  return { bytes, sha256: sum.digest('hex') }
}

/** Every file of a folder by its path in it, read again from the disk. */
export async function sumsOfFolder(folder: string): Promise<Manifest['files']> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = found
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
  const files: Manifest['files'] = {}
  for (const path of paths.toSorted()) files[path] = await sumOf(join(folder, path))
  return files
}

/**
 * The manifest of a backup, each of whose files has been read and found as it was written.
 * @throws BackupDamaged naming the file
 */
export async function openBackup(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, manifestName), 'utf8').catch(() => {
    throw new BackupDamaged(`${folder} has no ${manifestName}: it is no backup, or was not finished`)
  })
  let parsed
  try {
    parsed = manifestSchema.safeParse(JSON.parse(text))
  } catch {
    throw new BackupDamaged(`${manifestName} is not JSON`)
  }
  if (!parsed.success) throw new BackupDamaged(`${manifestName} is not as this version writes it`)
  for (const [path, { bytes, sha256 }] of Object.entries(parsed.data.files)) {
    const there = await stat(join(folder, path)).catch(() => undefined)
    if (!there) throw new BackupDamaged(`${path} is missing`)
    const held = await sumOf(join(folder, path))
    if (held.sha256 !== sha256 || held.bytes !== bytes)
      throw new BackupDamaged(`${path} is not as it was written`)
  }
  return parsed.data
}
