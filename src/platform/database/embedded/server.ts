import type { ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, realpathSync, rmdirSync, rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { toDatabase, withClient } from '../connection.ts'
import { DatabaseNotStarted } from '../errors.ts'
import { errorCode } from '../transaction.ts'
import { binariesFor } from './binaries.ts'
import { clusterName, initialise } from './cluster.ts'
import { withFolderLock } from './folder-lock.ts'
import { launch } from './launch.ts'
import { isHeld, type Lease, releaseLease, takeLease } from './leases.ts'
import { findAbandoned, findPlace, logOf, makePlace, type Place, pointTo, runOf } from './place.ts'
import { clearCrashed, findPostmaster, stop, stopped } from './postmaster.ts'
import { until } from './processes.ts'
import { makeFolderFor } from './run-as.ts'

/** A start after a crash first replays the log of writes; at most about a gigabyte of it. */
const RECOVERY_LIMIT_MS = 300_000

/** The last backends of a server that was killed may need a moment to go. */
const ATTEMPTS = 6
const RETRY_AFTER_MS = 300

/**
 * Uses the embedded server of a data folder: starts it if nobody has, and creates it if there is none. `leave` stops
 * it when no living process uses it any more, and then waits until it is gone.
 */
export async function joinServer(
  dataDir: string,
  log: (line: string) => void,
): Promise<{ url: string; leave: () => Promise<void> }> {
  try {
    mkdirSync(dataDir, { recursive: true })
    const folder = realpathSync(dataDir)
    const { place, lease, url } = await withFolderLock(folder, () => enter(folder, log))
    const leaving = (): Promise<void> => leave(place, lease, log)
    // a data folder deleted meanwhile cannot be locked, and need not be
    return { url, leave: () => (existsSync(folder) ? withFolderLock(folder, leaving) : leaving()) }
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS'].includes(errorCode(error) ?? '')) throw error
    throw new DatabaseNotStarted(`The data folder ${dataDir} cannot be used by this user`, { cause: error })
  }
}

async function enter(dataDir: string, log: (line: string) => void): Promise<Session> {
  const place = findPlace(dataDir) ?? (await create(dataDir, log))
  for (let attempt = 1; ; attempt++) {
    const { lease, keeper } = joinRunning(place) ?? (await start(place, dataDir))
    try {
      const url = await reach(place, keeper)
      if (url) return { place, lease, url }
    } catch (error) {
      await leave(place, lease, log)
      throw error
    }
    await leave(place, lease, log)
    if (attempt === ATTEMPTS) throw new DatabaseNotStarted(`PostgreSQL did not start. ${lastWords(place)}`)
    await sleep(RETRY_AFTER_MS)
  }
}

type Session = { place: Place; lease: Lease; url: string }
type Held = { lease: Lease; keeper?: ChildProcess }

async function create(dataDir: string, log: (line: string) => void): Promise<Place> {
  const place = makePlace(dataDir)
  log(`making a database in ${place.folder}`)
  await initialise(place, binariesFor(place.user, place.folder))
  pointTo(dataDir, place)
  return place
}

function joinRunning(place: Place): Held | undefined {
  const lease = findPostmaster(place) && takeLease(place)
  return lease === undefined ? undefined : { lease }
}

async function start(place: Place, dataDir: string): Promise<Held> {
  // by its keeper, or by a supervisor that ends all processes
  if (!(await stopped(place))) throw new DatabaseNotStarted(`PostgreSQL in ${place.folder} does not stop`)
  for (const abandoned of findAbandoned(dataDir)) await remove(abandoned)
  clearCrashed(place)
  makeFolderFor(place.user, runOf(place))
  const lease = takeLease(place)
  if (!lease) throw new DatabaseNotStarted(`${runOf(place)} was removed by somebody else`)
  try {
    return { lease, keeper: launch(place) }
  } catch (error) {
    releaseLease(lease)
    throw error
  }
}

async function remove(place: Place): Promise<void> {
  await stop(place)
  rmSync(place.folder, { recursive: true, force: true })
}

/** The address of the server once it accepts connections; nothing when it has ended instead. */
async function reach(place: Place, keeper?: ChildProcess): Promise<string | undefined> {
  const hasEnded = (): boolean =>
    keeper ? keeper.exitCode !== null || keeper.signalCode !== null : !findPostmaster(place)
  const settled = await until(() => findPostmaster(place)?.ready || hasEnded(), RECOVERY_LIMIT_MS)
  const server = findPostmaster(place)
  if (!server?.ready) {
    if (settled) return undefined
    throw new DatabaseNotStarted(`PostgreSQL is still not ready. ${lastWords(place)}`)
  }
  const url = `postgres://${clusterName}@localhost/${clusterName}?host=${encodeURIComponent(server.socketFolder)}`
  try {
    await ensureDatabase(url)
    return url
  } catch (error) {
    // cannot_connect_now, admin_shutdown, or gone: it is being stopped from outside
    if (['57P03', '57P01', 'ECONNREFUSED', 'ENOENT', 'ECONNRESET'].includes(errorCode(error) ?? ''))
      return undefined
    throw error
  }
}

async function ensureDatabase(url: string): Promise<void> {
  try {
    await withClient({ url }, async () => {})
  } catch (error) {
    // invalid_catalog_name
    if (errorCode(error) !== '3D000') throw error
    await withClient(toDatabase({ url }, 'postgres'), (client) =>
      client.query(`create database ${clusterName}`),
    )
  }
}

async function leave(place: Place, lease: Lease, log: (line: string) => void): Promise<void> {
  releaseLease(lease)
  if (isHeld(place)) return
  try {
    rmdirSync(runOf(place))
  } catch (error) {
    // gone: the keeper was faster, or the data folder was deleted
    if (errorCode(error) !== 'ENOENT') throw error
  }
  if (!(await stop(place))) log(`PostgreSQL in ${place.folder} does not stop; see ${logOf(place)}`)
}

function lastWords(place: Place): string {
  if (!existsSync(logOf(place))) return `There is nothing in ${logOf(place)}.`
  const lines = readFileSync(logOf(place), 'utf8').trimEnd().split('\n')
  return `The end of ${logOf(place)}:\n${lines.slice(-8).join('\n')}`
}
