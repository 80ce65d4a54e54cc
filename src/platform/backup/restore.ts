import { existsSync } from 'node:fs'
import { chmod, cp, mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createPrivateKey } from 'node:crypto'
import { sql } from 'kysely'
import { layRows, migrate, transaction, type Database, type Migration } from '../database/index.ts'
import { openStore } from '../files/store.ts'
import type { Registry } from '../record/index.ts'
import { formatVkey, Growth, openCheckpoint, parseVkey } from '../record/log/index.ts'
import { RecordFolder } from '../record/publish/folder.ts'
import { replay, snapshot, sumsOf, type Bulk } from '../record/replay/index.ts'
import { entriesOf, folderSource } from '../record/verify/index.ts'
import { BackupDamaged, openBackup, type Manifest } from './manifest.ts'
import { linesIn, ownTables } from './own-tables.ts'
import { NotEmpty } from './write-record.ts'

export interface Restoring {
  readonly database: Database
  readonly dataDir: string
  readonly registry: Registry
  readonly migrations: readonly Migration[]
  readonly bulk: readonly Bulk[]
  readonly now: Date
}

/** The data folder's own parts, beside the embedded database. */
const parts = ['log.key', 'record', 'files']

/** @throws NotEmpty when the data folder has anything that a restore would lay */
export function refuseHeldFolder(dataDir: string): void {
  const held = parts.find((name) => existsSync(join(dataDir, name)))
  if (held) throw new NotEmpty(`${join(dataDir, held)} is there already: restore into an empty data folder`)
}

/**
 * Lays a backup into an empty installation. Its files are all checked first; the views are built by performing every
 * entry again, and must have the hashes that the backup noted. The record then takes no act and signs nothing until it
 * is resumed: nobody knows here what was published after the backup was made.
 * @throws NotEmpty, BackupDamaged, ReplayFault
 */
export async function restore(restoring: Restoring, folder: string): Promise<Manifest> {
  const { database, dataDir, registry, migrations, bulk, now } = restoring
  const manifest = await openBackup(folder)
  await refuseHeldTables(database)
  const names = migrations.map(({ name }) => name)
  if (names.join() !== manifest.migrations.join())
    throw new BackupDamaged(
      'the backup was made by a version with other tables: restore it with that version, and upgrade then',
    )
  await layFolder(folder, dataDir)
  await checkCheckpoint(dataDir, manifest)
  await migrate(database.db, migrations)
  const files = await openStore(join(dataDir, 'files'))
  const entries = () => entriesOf(folderSource(join(dataDir, 'record')), manifest.size)
  const settings = { registry, files, restored: now.toISOString() }
  const size = await replay(database, settings, entries)
  if (size !== manifest.size) throw new BackupDamaged(`the backup has ${size} entries, not ${manifest.size}`)
  await transaction(database.db, async (trx) => {
    await sql`set local statement_timeout = 0`.execute(trx)
    for (const { table } of await ownTables(trx))
      await layRows(trx, linesIn(join(folder, 'tables', `${table}.jsonl`)))
  })
  await compareViews(database, manifest, bulk)
  return manifest
}

async function refuseHeldTables({ db }: Database): Promise<void> {
  const { rows } = await sql<{
    held: boolean
  }>`select to_regclass('own.migration') is not null as held`.execute(db)
  if (rows[0]?.held)
    throw new NotEmpty('the database holds an installation already: restore into an empty one')
}

async function layFolder(folder: string, dataDir: string): Promise<void> {
  await mkdir(dataDir, { recursive: true })
  for (const name of parts)
    if (existsSync(join(folder, name))) await cp(join(folder, name), join(dataDir, name), { recursive: true })
  await chmod(join(dataDir, 'log.key'), 0o600)
}

/** The checkpoint that comes with the backup must be signed by its key, over its tiles. */
async function checkCheckpoint(dataDir: string, manifest: Manifest): Promise<void> {
  const folder = new RecordFolder(join(dataDir, 'record'))
  const note = await folder.checkpoint()
  if (note === undefined) return
  const key = createPrivateKey(await readFile(join(dataDir, 'log.key')))
  const { size, root } = openCheckpoint(note, parseVkey(formatVkey(manifest.origin, key)))
  const growth = await Growth.open(folder.hashes, size)
  if (!growth.root().equals(root)) throw new BackupDamaged('the tiles do not have the root that was signed')
}

async function compareViews({ db }: Database, { views }: Manifest, bulk: readonly Bulk[]): Promise<void> {
  await snapshot(db, async (trx) => {
    for await (const { table, sha256 } of sumsOf(trx, bulk))
      if (views[table]?.sha256 !== sha256)
        throw new BackupDamaged(`${table} is not what it was when the backup was made`)
  })
}
