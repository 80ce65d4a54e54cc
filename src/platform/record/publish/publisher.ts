import type { KeyObject } from 'node:crypto'
import { withAdvisoryLock, type Database } from '../../database/index.ts'
import {
  formatTlogProof,
  formatVkey,
  noteSigner,
  openCheckpoint,
  parseVkey,
  proveInclusion,
  signCheckpoint,
  type OpenCheckpoint,
} from '../log/index.ts'
import { Coalesced } from './coalesced.ts'
import { RecordFolder } from './folder.ts'
import { BehindPublished, holdBack, RestoredUnchecked } from './hold-back.ts'
import type { WitnessAddress } from './witness-address.ts'
import { Witnesses } from './witnesses.ts'
import { tilesHold, writeTree } from './write-tree.ts'

export interface PublisherSettings {
  readonly database: Database
  readonly origin: string
  readonly key: KeyObject
  readonly folder: string
  readonly witnesses?: readonly WitnessAddress[]
}

const lock = 'publish the record'
const secondsBetweenRounds = 60

/** Publishes the record: tiles, bundles of entries and a signed checkpoint, one publisher at a time. */
export class Publisher {
  readonly folder: RecordFolder
  readonly vkey: string
  readonly origin: string
  readonly witnesses: Witnesses
  readonly #database: Database
  readonly #key: KeyObject
  readonly #publishing: Coalesced
  /** entries in the record, as far as this process has been told */
  size = 0

  constructor({ database, origin, key, folder, witnesses = [] }: PublisherSettings) {
    this.#database = database
    this.#key = key
    this.origin = origin
    this.folder = new RecordFolder(folder)
    this.vkey = formatVkey(origin, key)
    this.witnesses = new Witnesses({
      database,
      folder: this.folder,
      log: parseVkey(this.vkey),
      lock,
      witnesses,
    })
    this.#publishing = new Coalesced(async () => {
      if (await this.witnesses.askFirst()) await withAdvisoryLock(database, lock, () => this.#publishOnce())
    })
  }

  /** Follows the record, publishes what is appended and has it cosigned, until stopped. */
  async follow(onFault: (error: unknown) => void): Promise<() => Promise<void>> {
    let told: string[] = []
    const cosign = async () => {
      const failed = await this.witnesses.ask()
      // A witness that is away is away at every round; it is told once.
      for (const error of failed) if (!told.includes(error.message)) onFault(error)
      told = failed.map(({ message }) => message)
    }
    const publish = () => void this.publish().catch(onFault).then(cosign).catch(onFault)
    const stopListening = await this.#database.listen('appended', (payload) => {
      this.notice(Number(payload))
      publish()
    })
    publish()
    const timer = setInterval(() => void cosign().catch(onFault), secondsBetweenRounds * 1000)
    return async () => {
      clearInterval(timer)
      await stopListening()
      await this.witnesses.stop()
      await this.#publishing.settled()
    }
  }

  /** Hears that the record has this many entries, or more. */
  notice(size: number): void {
    this.size = Math.max(this.size, size)
  }

  /** Publishes everything that is on the record now. Calls during a run are served by one further run. */
  publish(): Promise<void> {
    return this.#publishing.run()
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
      await holdBack(db)
      throw new BehindPublished(ahead, size)
    }
    await this.witnesses.refuseBehind(size)
    if (restored !== null) throw new RestoredUnchecked(restored)
    const whole = published && (await tilesHold(this.folder, published))
    if (whole && published.size === size && stored?.size === size) return

    const from = whole ? published.size : 0
    const signed = [published, stored && this.open(stored.note)].filter((one) => one !== undefined)
    const root = await writeTree(db, this.folder, { from, to: size, signed })
    const note = signCheckpoint({ origin: this.origin, size, root }, [noteSigner(this.origin, this.#key)])
    await db
      .insertInto('record.checkpoint')
      .values({ size, note })
      .onConflict((conflict) => conflict.column('size').doNothing())
      .execute()
    await this.folder.writeCheckpoint(note)
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
