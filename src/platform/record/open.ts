import { randomBytes } from 'node:crypto'
import { transaction, type Database } from '../database/index.ts'
import { append } from './append.ts'
import { secretariat, type Registry } from './act.ts'
import type { Kind } from './acts/open-record.ts'
import { newId } from './ids.ts'
import { isRefusal } from './refusal.ts'

export interface Opening {
  readonly kind: Kind
  /** scheme, host and port at the first start */
  readonly address: string
  /** makes the verifier key once the origin is known */
  readonly vkey: (origin: string) => string
}

/**
 * The record's origin and kind; on an empty database, opens the record first. The origin is fixed then: the host's
 * name and a random part, so that no two records, however short-lived, share one.
 */
export async function openRecordOnce(
  database: Database,
  registry: Registry,
  opening: Opening,
): Promise<{ origin: string; kind: Kind; fresh: boolean }> {
  return transaction(database.db, async (trx) => {
    const held = await trx.selectFrom('record.head').selectAll().executeTakeFirst()
    if (held) return { origin: held.origin, kind: held.kind as Kind, fresh: false }
    const origin = `${new URL(opening.address).host}/record/${randomBytes(4).toString('hex')}`
    const { kind } = opening
    const inserted = await trx
      .insertInto('record.head')
      .values({ single: true, size: 0, recorded: '1970-01-01T00:00:00.000Z', origin, kind })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (inserted.numInsertedOrUpdatedRows === 0n) {
      const other = await trx.selectFrom('record.head').selectAll().executeTakeFirstOrThrow()
      return { origin: other.origin, kind: other.kind as Kind, fresh: false }
    }
    const now = new Date()
    const opened = await append(
      trx,
      { registry, clock: () => now },
      {
        act: {
          type: 'record.opened',
          id: newId(),
          at: now.toISOString(),
          actor: { party: secretariat },
          body: { origin, kind, key: opening.vkey(origin) },
          commit: {},
          refs: [],
        },
        sigs: [],
        disclosures: [],
      },
    )
    if (isRefusal(opened)) throw new Error(`the record could not be opened: ${opened.refused}`)
    return { origin, kind, fresh: true }
  })
}
