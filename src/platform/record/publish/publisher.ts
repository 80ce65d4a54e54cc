import type { KeyObject } from 'node:crypto'
import { sql } from 'kysely'
import { withAdvisoryLock, type Database } from '../../database/index.ts'
import {
  encodeBundle,
  formatVkey,
  formatTlogProof,
  Growth,
  leafHash,
  noteSigner,
  openCheckpoint,
  parseVkey,
  proveInclusion,
  signCheckpoint,
  TILE_WIDTH,
  decodeBundle,
  type OpenCheckpoint,
  type Tile,
} from '../log/index.ts'
import { RecordFolder } from './folder.ts'

/** The database holds less than was already published: an old backup. Signing would fork the record. */
export class BehindPublished extends Error {
  readonly published: number
  readonly held: number

  constructor(published: number, held: number) {
    super(
      `the record was published with ${published} entries, this database holds ${held}: ` +
        'it was restored from an older backup. Restore the newest backup, or a copy of the missing entries; ' +
        'nothing is signed until then.',
    )
    this.published = published
    this.held = held
  }
}

/** A backup was restored here, and nobody has said yet that nothing later was published: signing could fork the record. */
export class RestoredUnchecked extends Error {
  constructor(restored: string) {
    super(
      `this record was restored from a backup (${restored}), and it is not sure that nothing later was published. ` +
        'Nothing is signed, and no act is taken, until "caravanserai record resume --checkpoint FILE_OR_URL" has ' +
        'compared it with the newest checkpoint that a member, a mirror or the old server holds.',
    )
  }
}

export interface PublisherSettings {
  readonly database: Database
  readonly origin: string
  readonly key: KeyObject
  readonly folder: string
}

const bundle = TILE_WIDTH

/** Publishes the record: tiles, bundles of entries and a signed checkpoint, one publisher at a time. */
export class Publisher {
  readonly folder: RecordFolder
  readonly vkey: string
  readonly origin: string
  readonly #database: Database
  readonly #key: KeyObject
  /** entries in the record, as far as this process has been told */
  size = 0
  #running: Promise<void> | undefined
  #again = false

  constructor({ database, origin, key, folder }: PublisherSettings) {
    this.#database = database
    this.#key = key
    this.origin = origin
    this.folder = new RecordFolder(folder)
    this.vkey = formatVkey(origin, key)
  }

  /** Follows the record and publishes what is appended, until stopped. */
  async follow(onFault: (error: unknown) => void): Promise<() => Promise<void>> {
    const publish = () => void this.publish().catch(onFault)
    const stopListening = await this.#database.listen('appended', (payload) => {
      this.notice(Number(payload))
      publish()
    })
    publish()
    return async () => {
      await stopListening()
      await this.#running?.catch(() => {})
    }
  }

  /** Hears that the record has this many entries, or more. */
  notice(size: number): void {
    this.size = Math.max(this.size, size)
  }

  /** Publishes everything that is on the record now. Calls during a run are served by one further run. */
  publish(): Promise<void> {
    if (this.#running) {
      this.#again = true
      return this.#running
    }
    this.#running = this.#publishAll().finally(() => {
      this.#running = undefined
    })
    return this.#running
  }

  async #publishAll(): Promise<void> {
    do {
      this.#again = false
      await withAdvisoryLock(this.#database, 'publish the record', () => this.#publishOnce())
    } while (this.#again)
  }

  /** The newest published checkpoint, its signature checked. */
  async checkpoint(): Promise<OpenCheckpoint | undefined> {
    const note = await this.folder.checkpoint()
    return note === undefined ? undefined : this.open(note)
  }

  open(note: string): OpenCheckpoint {
    return openCheckpoint(note, parseVkey(this.vkey))
  }

  async #publishOnce(): Promise<void> {
    const { db } = this.#database
    const { size, restored } = await db
      .selectFrom('record.head')
      .select(['size', 'restored'])
      .executeTakeFirstOrThrow()
    this.size = Math.max(this.size, size)
    const published = await this.checkpoint()
    const stored = await db
      .selectFrom('record.checkpoint')
      .selectAll()
      .orderBy('size', 'desc')
      .limit(1)
      .executeTakeFirst()
    const ahead = Math.max(published?.size ?? 0, stored?.size ?? 0)
    if (ahead > size) {
      await this.#holdBack()
      throw new BehindPublished(ahead, size)
    }
    if (restored !== null) throw new RestoredUnchecked(restored)
    const whole = published && (await this.#tilesHold(published))
    if (whole && published.size === size && stored?.size === size) return

    const from = whole ? published.size : 0
    const signed = [published, stored && this.open(stored.note)].filter((one) => one !== undefined)
    const growth = await Growth.open(this.folder.hashes, from)
    await this.#writeTiles(growth, from, size, signed)
    await this.#writeEntries(from, size)
    const note = signCheckpoint({ origin: this.origin, size, root: growth.root() }, [
      noteSigner(this.origin, this.#key),
    ])
    await db
      .insertInto('record.checkpoint')
      .values({ size, note })
      .onConflict((conflict) => conflict.column('size').doNothing())
      .execute()
    await this.folder.writeCheckpoint(note)
  }

  /** What is acknowledged from now on could never be published, so nothing is. */
  async #holdBack(): Promise<void> {
    await this.#database.db
      .updateTable('record.head')
      .set({ restored: sql<string>`now()` })
      .where('restored', 'is', null)
      .execute()
  }

  /** Do the newest tiles have the root that was signed? Where a disk has lost one, all are written anew. */
  async #tilesHold({ size, root }: OpenCheckpoint): Promise<boolean> {
    const last = { index: Math.ceil(size / bundle) - 1, width: ((size - 1) % bundle) + 1 }
    try {
      const entries = await this.folder.readTile({ level: 'entries', ...last })
      return entries !== undefined && (await Growth.open(this.folder.hashes, size)).root().equals(root)
    } catch {
      return false
    }
  }

  async #writeTiles(
    growth: Growth,
    from: number,
    to: number,
    signed: readonly OpenCheckpoint[],
  ): Promise<void> {
    for (let start = from; start < to; start += bundle) {
      const rows = await this.#database.db
        .selectFrom('record.entry')
        .select(['index', 'leaf'])
        .where('index', '>=', start)
        .where('index', '<', Math.min(start + bundle, to))
        .orderBy('index')
        .execute()
      for (const row of rows) {
        if (row.index !== growth.size) throw new Error(`entry ${growth.size} is missing`)
        for (const tile of growth.add(row.leaf)) await this.folder.writeTile(tile, tile.bytes)
        for (const { size, root } of signed)
          if (size === growth.size && !growth.root().equals(root))
            throw new Error(`the entries do not have the root that was signed at ${size}`)
      }
    }
    for (const tile of growth.partialTiles()) await this.folder.writeTile(tile, tile.bytes)
  }

  async #writeEntries(from: number, to: number): Promise<void> {
    for (let index = Math.floor(from / bundle); index * bundle < to; index++) {
      const width = Math.min(bundle, to - index * bundle)
      const rows = await this.#database.db
        .selectFrom('record.entry')
        .select(['bytes', 'leaf'])
        .where('index', '>=', index * bundle)
        .where('index', '<', index * bundle + width)
        .orderBy('index')
        .execute()
      const tile: Tile = { level: 'entries', index, width }
      await this.folder.writeTile(tile, encodeBundle(rows.map((row) => row.bytes)))
      await this.#readBack(
        tile,
        rows.map((row) => row.leaf),
      )
    }
  }

  /** What was written is read again and hashed before anything is signed: a full or failing disk is found here. */
  async #readBack(tile: Tile, leaves: readonly Buffer[]): Promise<void> {
    const bytes = await this.folder.readTile(tile)
    const entries = bytes ? decodeBundle(bytes, tile.width) : []
    if (!leaves.every((leaf, i) => entries[i] && leafHash(entries[i]).equals(leaf)))
      throw new Error(
        `entries ${tile.index * bundle} to ${tile.index * bundle + tile.width - 1} were not written as they are`,
      )
  }

  /** The receipt of an entry as a `tlog-proof`, or nothing while it is not published yet. */
  async receipt(index: number): Promise<string | undefined> {
    const note = await this.folder.checkpoint()
    if (note === undefined) return undefined
    const { size } = this.open(note)
    if (index >= size) return undefined
    const proof = await proveInclusion(this.folder.hashes, index, size)
    return formatTlogProof({ index, proof, checkpoint: note })
  }
}
