import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { clusterOf, type Place } from './place.ts'
import { commandLine, findParent, type Identity, identify, isAlive, until } from './processes.ts'

/** The server process that holds a cluster. */
export type Postmaster = {
  pid: number
  identity: Identity
  /** The shell that watches over it, unless that was killed. */
  keeper: Identity | undefined
  socketFolder: string
  ready: boolean
}

/** The name that the keeper's command line carries. */
export const keeperName = 'caravanserai-keeper'

/** A fast shutdown writes a checkpoint, which takes long only after much writing on a slow disk. */
const STOP_LIMIT_MS = 60_000

const lockFileOf = (place: Place): string => join(clusterOf(place), 'postmaster.pid')

/** Lines of postmaster.pid (src/include/utils/pidfile.h): 1 the process, 5 the socket's folder, 8 the status. */
export function findPostmaster(place: Place): Postmaster | undefined {
  if (!existsSync(lockFileOf(place))) return undefined
  const lines = readFileSync(lockFileOf(place), 'utf8').split('\n')
  const pid = Number(lines[0])
  const identity = identify(pid)
  if (!identity || !serves(commandLine(pid), clusterOf(place))) return undefined
  const parent = findParent(pid)
  const keeper = parent && commandLine(parent).includes(keeperName) ? identify(parent) : undefined
  return { pid, identity, keeper, socketFolder: lines[4] ?? '', ready: lines[7]?.trim() === 'ready' }
}

/** Whether it is a PostgreSQL on this cluster, and not a process that got the id of one that crashed. */
function serves(command: string[], cluster: string): boolean {
  // Where a container of another architecture is emulated, the emulator's name stands first.
  if (!command.slice(0, 2).some((word) => basename(word) === 'postgres')) return false
  const folder = command[command.indexOf('-D') + 1] ?? ''
  // a folder that is not there any more may be this one, moved
  return !existsSync(folder) || statSync(folder).ino === statSync(cluster).ino
}

/**
 * Removes what a crash has left. PostgreSQL itself refuses to start when another process of its user happens to
 * have the process id in postmaster.pid, as is usual after the restart of a container.
 */
export function clearCrashed(place: Place): void {
  if (!existsSync(lockFileOf(place)) || findPostmaster(place)) return
  rmSync(lockFileOf(place), { force: true })
  for (const name of readdirSync(place.folder)) {
    if (name.startsWith('.s.PGSQL.')) rmSync(join(place.folder, name), { force: true })
  }
}

/** Waits until the server, if there is one, is gone with its keeper and its socket; false after a minute. */
export async function stopped(place: Place, server = findPostmaster(place)): Promise<boolean> {
  if (!server) return true
  const gone = (): boolean => !isAlive(server.identity) && !(server.keeper && isAlive(server.keeper))
  return until(gone, STOP_LIMIT_MS)
}

/** Fast shutdown: ends connections, writes a checkpoint. Only for whoever knows that nobody holds a lease. */
export async function stop(place: Place): Promise<boolean> {
  const server = findPostmaster(place)
  if (server) process.kill(server.pid, 'SIGINT')
  return stopped(place, server)
}
