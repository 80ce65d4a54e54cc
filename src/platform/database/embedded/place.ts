import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, linkSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { realpathSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseNotStarted } from '../errors.ts'
import { areUsableBy, packagedBinaries } from './binaries.ts'
import { isRoot, makeFolderFor, type RunAs, succeedsAs, userOf } from './run-as.ts'

/**
 * The folder of one embedded server, and the user that runs it. In it: `cluster` (PostgreSQL's own), `run` (a lease
 * per process that uses the server), the Unix socket, `server.log`.
 */
export type Place = { folder: string; user: RunAs }

export const clusterOf = (place: Place): string => join(place.folder, 'cluster')
export const runOf = (place: Place): string => join(place.folder, 'run')
export const logOf = (place: Place): string => join(place.folder, 'server.log')

/** Where root keeps what `nobody` must reach. */
const farFolder = '/var/lib/caravanserai'

/** In a far place: which data folder it belongs to. `device` tells an unmounted disk from a deleted folder. */
type Owner = { dataDir: string; device: number }

const nearFolder = (dataDir: string): string => join(dataDir, 'postgres')
const pointerOf = (dataDir: string): string => join(dataDir, 'database.json')

function readJson(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}

function readPointer(dataDir: string): string | undefined {
  const pointer = readJson(pointerOf(dataDir)) as { place: string } | undefined
  return pointer?.place
}

const ownerFileOf = (folder: string): string => join(folder, 'owner.json')

const readOwner = (folder: string): Owner | undefined => readJson(ownerFileOf(folder)) as Owner | undefined

function writeOwner(folder: string, dataDir: string): void {
  const owner: Owner = { dataDir, device: statSync(dataDir).dev }
  writeFileSync(ownerFileOf(folder), JSON.stringify(owner))
}

/**
 * The place of a data folder (a real path) that has a database.
 * @throws DatabaseNotStarted when the folder points to a database that is not there, or is another folder's.
 */
export function findPlace(dataDir: string): Place | undefined {
  const far = readPointer(dataDir)
  const folder = far ?? nearFolder(dataDir)
  const place = { folder, user: userOf(folder) }
  if (existsSync(clusterOf(place))) {
    if (far) claim(far, dataDir)
    return place
  }
  if (!far) return undefined
  // never an empty database in silence: a container may have kept its data folder and lost /var/lib
  throw new DatabaseNotStarted(
    `${pointerOf(dataDir)} says that the database is in ${far}, which is not there or cannot be read: bring it back, or delete ${dataDir} to begin anew.`,
  )
}

/** A data folder that was moved keeps its database; a copy must not share the original's. */
function claim(far: string, dataDir: string): void {
  const owner = readOwner(far)
  if (owner?.dataDir === dataDir) return
  if (owner && readPointer(owner.dataDir) === far) {
    throw new DatabaseNotStarted(
      `${dataDir} is a copy of ${owner.dataDir}, whose database is in ${far}: delete ${pointerOf(dataDir)} to begin anew.`,
    )
  }
  writeOwner(far, dataDir)
}

/** A place for a new cluster: in the data folder, or far from it when only root can reach what is there. */
export function makePlace(dataDir: string): Place {
  const near = nearFolder(dataDir)
  const user = userOf(near)
  makeFolderFor(user, near)
  if (!('uid' in user)) return { folder: near, user }
  const reachable = succeedsAs(user, 'cd "$1" && test -w .', near) && areUsableBy(user, packagedBinaries())
  if (reachable) return { folder: near, user }
  rmSync(near, { recursive: true })
  const far = join(farFolder, randomBytes(6).toString('hex'))
  mkdirSync(farFolder, { recursive: true })
  // everyone may pass, whatever the umask
  chmodSync(farFolder, 0o711)
  makeFolderFor(user, far)
  writeOwner(far, dataDir)
  return { folder: far, user }
}

/** Makes a far place with a finished cluster the data folder's own; before this it is nobody's. */
export function pointTo(dataDir: string, { folder }: Place): void {
  if (folder === nearFolder(dataDir)) return
  writeFileSync(pointerOf(dataDir), JSON.stringify({ place: folder }), { flush: true })
  try {
    linkSync(pointerOf(dataDir), join(folder, 'pointer'))
  } catch {
    // on another file system; then only the owner's path tells whether the place is abandoned
  }
}

/** Far places of this data folder that it no longer points to: it was deleted and made again. */
export function findAbandoned(dataDir: string): Place[] {
  if (!isRoot() || !existsSync(farFolder)) return []
  const current = readPointer(dataDir)
  return readdirSync(farFolder)
    .map((name) => join(farFolder, name))
    .filter((folder) => folder !== current && belongsTo(dataDir, folder) && !isPointedTo(folder))
    .map((folder) => ({ folder, user: userOf(folder) }))
}

function belongsTo(dataDir: string, folder: string): boolean {
  const owner = readOwner(folder)
  return owner?.dataDir === realpathSync(dataDir) && owner.device === statSync(dataDir).dev
}

/** A hard link of the pointer is alive elsewhere: the data folder was moved, not deleted. */
function isPointedTo(folder: string): boolean {
  const link = join(folder, 'pointer')
  return existsSync(link) && statSync(link).nlink > 1
}
