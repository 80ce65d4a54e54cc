import { setTimeout as sleep } from 'node:timers/promises'
import type { IsolationLevel, Transaction } from 'kysely'
import type { Db } from './db.ts'
import type { Tables } from './tables.ts'

/** The SQLSTATE of a PostgreSQL error, or the code of a system error. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

/** serialization_failure and deadlock_detected: PostgreSQL asks to run the whole transaction again. */
const retryable = new Set(['40001', '40P01'])

/**
 * One transaction, run again when PostgreSQL reports a serialization failure or a deadlock. So `fn` must have no
 * effect outside the database. `isolation` is the server's default (read committed) when left out.
 */
export async function transaction<T>(
  db: Db,
  fn: (trx: Transaction<Tables>) => Promise<T>,
  { isolation, attempts = 5 }: { isolation?: IsolationLevel; attempts?: number } = {},
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      const begin = db.transaction()
      return await (isolation ? begin.setIsolationLevel(isolation) : begin).execute(fn)
    } catch (error) {
      if (attempt >= attempts || !retryable.has(errorCode(error) ?? '')) throw error
      // random, so that two that collided do not collide again
      await sleep(Math.random() * 10 * 2 ** attempt)
    }
  }
}
