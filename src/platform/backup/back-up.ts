import { createWriteStream } from 'node:fs'
import { copyFile, mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { linesOf, withAdvisoryLock, type Database, type Db, type Migration } from '../database/index.ts'
import type { Store } from '../files/store.ts'
import type { Publisher } from '../record/index.ts'
import { writeWhole } from '../record/publish/folder.ts'
import { filesLock, snapshot, sumsOf, type Bulk } from '../record/replay/index.ts'
import { manifestName, sumsOfFolder, type Manifest } from './manifest.ts'
import { ownTables } from './own-tables.ts'
import { makeEmptyFolder, writeRecord } from './write-record.ts'

export interface BackingUp {
  readonly database: Database
  readonly publisher: Publisher
  readonly files: Store
  readonly dataDir: string
  readonly migrations: readonly Migration[]
  readonly bulk: readonly Bulk[]
  readonly now: Date
}

/**
 * Copies an installation, while it serves, into an empty folder: the record as it stands at one instant, what only this
 * installation has, its files and the log's key. The views are not copied, since replay gives them back; their hashes
 * are. Whoever reads the folder can sign as this log: it is for its owner alone.
 * @throws NotEmpty when there is something in the folder
 */
export const backUp = (backing: BackingUp, folder: string): Promise<Manifest> =>
  withAdvisoryLock(backing.database, filesLock, () => copyAll(backing, folder))

async function copyAll(backing: BackingUp, folder: string): Promise<Manifest> {
  const { database, publisher, files, dataDir, migrations, now } = backing
  await makeEmptyFolder(folder)
  // Read before the sight of the database is taken, so that its entries are all in it.
  const note = await publisher.folder.checkpoint()
  const signed = note === undefined ? undefined : publisher.open(note)
  const published = signed?.size ?? 0
  const held = await snapshot(database.db, async (trx) => {
    const head = await trx.selectFrom('record.head').selectAll().executeTakeFirstOrThrow()
    const record = join(folder, 'record')
    const { root, publishedRoot } = await writeRecord(trx, record, { size: head.size, published })
    if (signed && !publishedRoot.equals(signed.root))
      throw new Error('the entries do not have the root that was signed; "caravanserai doctor" tells more')
    if (note !== undefined) await writeWhole(join(record, 'checkpoint'), note)
    await writeTables(trx, folder)
    const views: Manifest['views'] = {}
    for await (const { table, rows, sha256 } of sumsOf(trx, backing.bulk)) views[table] = { rows, sha256 }
    return { origin: head.origin, kind: head.kind, size: head.size, root: root.toString('hex'), views }
  })
  await copyFiles(files, folder)
  await copyFile(join(dataDir, 'log.key'), join(folder, 'log.key'))
  const manifest: Manifest = {
    v: 1,
    made: now.toISOString(),
    ...held,
    published,
    migrations: migrations.map(({ name }) => name),
    files: await sumsOfFolder(folder),
  }
  await writeWhole(join(folder, manifestName), `${JSON.stringify(manifest, undefined, 1)}\n`)
  return manifest
}

async function writeTables(trx: Db, folder: string): Promise<void> {
  await mkdir(join(folder, 'tables'))
  for (const table of await ownTables(trx))
    await pipeline(
      Readable.from(linesOf(trx, table)),
      createWriteStream(join(folder, 'tables', `${table.table}.jsonl`), { flush: true }),
    )
}

async function copyFiles(files: Store, folder: string): Promise<void> {
  for await (const { sha256 } of files.list()) {
    const target = join(folder, 'files', sha256.slice(0, 2), sha256.slice(2, 4), sha256)
    await mkdir(dirname(target), { recursive: true })
    await copyFile(files.path(sha256), target)
  }
}
