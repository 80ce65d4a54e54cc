import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { errorCode } from '../transaction.ts'
import { type Place, runOf } from './place.ts'
import { identify, isAlive } from './processes.ts'

/**
 * A lease is a file 'pid.start.random' in `run`: this process uses the server. Whoever stops the server removes the
 * folder first, which succeeds only when it is empty; so a lease that could be taken holds the server.
 */
export type Lease = string

/** Nothing when the folder is not there: the server is stopped, or being stopped. */
export function takeLease(place: Place): Lease | undefined {
  const lease = join(runOf(place), `${identify(process.pid)}.${randomBytes(4).toString('hex')}`)
  try {
    writeFileSync(lease, '', { flag: 'wx' })
    return lease
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    throw error
  }
}

export const releaseLease = (lease: Lease): void => rmSync(lease, { force: true })

/** Whether a living process holds a lease. Removes the leases of the dead. */
export function isHeld(place: Place): boolean {
  if (!existsSync(runOf(place))) return false
  const living = readdirSync(runOf(place)).filter((name) => {
    const alive = isAlive(name)
    if (!alive) releaseLease(join(runOf(place), name))
    return alive
  })
  return living.length > 0
}
