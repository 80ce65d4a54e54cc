import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { emptyRoot } from '../log/index.ts'

/** The newest tree of a log that this witness has cosigned; of no entries before its first. */
export interface Cosigned {
  readonly size: number
  readonly root: Buffer
}

/**
 * What a witness must never forget, in one file: its name, and the newest tree of each log. SQLite locks the file for
 * every process on the machine, so that of two requests at once the second sees what the first has changed, and a
 * change is on the disk before it is answered (C2SP tlog-witness, "add-checkpoint").
 */
export class Ledger {
  readonly #file: DatabaseSync
  readonly path: string

  constructor(folder: string) {
    this.path = join(folder, 'witness.db')
    this.#file = new DatabaseSync(this.path, { timeout: 10_000 })
    // `extra` also syncs the folder, without which a power cut could bring back the state before the last change.
    this.#file.exec(`
      pragma journal_mode = delete;
      pragma synchronous = extra;
      create table if not exists witness (single integer primary key check (single = 1), name text not null) strict;
      create table if not exists log (
        origin text primary key, size integer not null, root blob not null check (length(root) = 32)) strict`)
  }

  /** The name of the witness's key; the first one given stays for ever. */
  name(given: string): string {
    this.#file.prepare('insert into witness values (1, ?) on conflict do nothing').run(given)
    return String(this.#file.prepare('select name from witness').get()?.['name'])
  }

  /** Is nothing in it yet? Beside a key that has signed, an empty ledger has forgotten what. */
  get isNew(): boolean {
    return this.#file.prepare('select 1 from witness').get() === undefined
  }

  /** Gives what `decide` makes of the newest tree of a log; a tree that it returns is kept before this returns. */
  change<T extends { readonly keep?: Cosigned }>(origin: string, decide: (held: Cosigned) => T): T {
    this.#file.exec('begin immediate')
    try {
      const row = this.#file.prepare('select size, root from log where origin = ?').get(origin)
      const held = row
        ? { size: Number(row['size']), root: Buffer.from(row['root'] as Uint8Array) }
        : { size: 0, root: emptyRoot }
      const decided = decide(held)
      if (decided.keep)
        this.#file
          .prepare('insert or replace into log values (?, ?, ?)')
          .run(origin, decided.keep.size, decided.keep.root)
      this.#file.exec('commit')
      return decided
    } catch (error) {
      if (this.#file.isTransaction) this.#file.exec('rollback')
      throw error
    }
  }

  close(): void {
    this.#file.close()
  }
}
