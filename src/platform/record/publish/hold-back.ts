import { sql } from 'kysely'
import type { Db } from '../../database/index.ts'

const restoreThen =
  'Restore the newest backup, or a copy of the missing entries; nothing is signed until then.'

/** The database holds less than was already published: an old backup. Signing would fork the record. */
export class BehindPublished extends Error {
  readonly published: number
  readonly held: number

  constructor(published: number, held: number) {
    super(
      `the record was published with ${published} entries, this database holds ${held}: ` +
        `it was restored from an older backup. ${restoreThen}`,
    )
    this.published = published
    this.held = held
  }
}

/** A witness has cosigned more than the database holds, or other entries: an old backup, of which nothing here tells. */
export class BehindWitnessed extends Error {
  readonly witnessed: number
  readonly held: number

  constructor(witness: string, witnessed: number, held: number) {
    const told =
      witnessed > held
        ? `this database holds ${held}: it was restored from an older backup`
        : 'and other ones than this database: it was restored from an older backup, and has gone on'
    super(
      `the witness ${witness} has cosigned ${witnessed} entries, ${told}. ${restoreThen} ` +
        'A witness that is mistaken is taken out of WITNESSES. Then run "caravanserai record resume".',
    )
    this.witnessed = witnessed
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

/** What is acknowledged from now on could never be published, so nothing is. */
export async function holdBack(db: Db): Promise<void> {
  await db
    .updateTable('record.head')
    .set({ restored: sql<string>`now()` })
    .where('restored', 'is', null)
    .execute()
}
