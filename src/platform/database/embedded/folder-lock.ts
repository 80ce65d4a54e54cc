import { chownSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { DatabaseNotStarted } from '../errors.ts'

const WAIT_LIMIT_MS = 120_000
const SQLITE_BUSY = 5

/**
 * Runs `fn` while no other process, nor another call in this one, is in it for the same folder. Node has no file
 * lock of its own; SQLite's is a lock of the operating system, which a process that is killed cannot leave behind.
 */
export async function withFolderLock<T>(folder: string, fn: () => Promise<T>): Promise<T> {
  const file = join(folder, 'database.lock')
  const lock = open(file)
  try {
    shareWithOwner(folder, file)
    for (const end = Date.now() + WAIT_LIMIT_MS; !acquire(lock); await sleep(10 + Math.random() * 10)) {
      if (Date.now() > end) {
        throw new DatabaseNotStarted(
          `Another process has been starting or stopping the database of ${folder} for two minutes: end it.`,
        )
      }
    }
    return await fn()
  } finally {
    lock.close()
  }
}

function open(file: string): DatabaseSync {
  try {
    return new DatabaseSync(file)
  } catch (error) {
    throw new DatabaseNotStarted(`${file} cannot be opened by this user`, { cause: error })
  }
}

function acquire(lock: DatabaseSync): boolean {
  try {
    // no journal file: nothing is ever written
    lock.exec('pragma journal_mode = memory; begin exclusive')
    return true
  } catch (error) {
    if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY) return false
    throw new DatabaseNotStarted(`The data folder cannot be written by this user`, { cause: error })
  }
}

/** Root may come first to a user's folder; the user must be able to take the lock later. */
function shareWithOwner(folder: string, file: string): void {
  if (process.getuid?.() !== 0) return
  const { uid, gid } = statSync(folder)
  chownSync(file, uid, gid)
}
