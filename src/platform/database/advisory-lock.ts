import type pg from 'pg'
import { type Connection, withClient } from './connection.ts'

/** Work done under a lock; `lost` aborts when the connection, and so the lock, is gone before the work is done. */
export type LockedWork<T> = (lost: AbortSignal) => Promise<T>

// a lock is waited for as long as it takes
const patient = (connection: Connection): Connection => ({ ...connection, statementTimeout: 0 })

async function work<T>(client: pg.Client, fn: LockedWork<T>): Promise<T> {
  const lost = new AbortController()
  const abort = (): void => lost.abort(new Error('The connection that held the advisory lock was lost'))
  client.on('end', abort)
  try {
    const result = await fn(lost.signal)
    lost.signal.throwIfAborted()
    return result
  } finally {
    client.off('end', abort)
  }
}

/**
 * Waits for the lock named `key`, which one connection in the whole database can hold, and runs `fn` under it.
 * The lock has a connection of its own, so a drained pool cannot deadlock it; it ends with `fn`.
 * Throws when the lock was lost before `fn` was done: another may have been at the same work.
 */
export async function withAdvisoryLock<T>(
  { connection }: { connection: Connection },
  key: string,
  fn: LockedWork<T>,
): Promise<T> {
  return withClient(patient(connection), async (client) => {
    await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [key])
    return work(client, fn)
  })
}

/** As `withAdvisoryLock`, but when another holds the lock it does nothing and returns `{ held: false }`. */
export async function tryAdvisoryLock<T>(
  { connection }: { connection: Connection },
  key: string,
  fn: LockedWork<T>,
): Promise<{ held: true; value: T } | { held: false }> {
  return withClient(patient(connection), async (client) => {
    const { rows } = await client.query<{ held: boolean }>(
      'select pg_try_advisory_lock(hashtextextended($1, 0)) as held',
      [key],
    )
    return rows[0]?.held ? { held: true, value: await work(client, fn) } : { held: false }
  })
}
