import { spawn } from 'node:child_process'
import { closeSync, fsyncSync, mkdtempSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseNotStarted } from '../errors.ts'
import { clusterOf, type Place } from './place.ts'
import { cleanEnvironment, makeFolderFor } from './run-as.ts'

/** The superuser, and the name of the database. */
export const clusterName = 'caravanserai'

const unfinished = 'cluster.unfinished-'

/**
 * Makes the cluster: UTF-8, PostgreSQL's own C.UTF-8 locale, which is the same on every machine. It gets its name
 * only when it is complete, so that a process killed here leaves nothing that looks like a database.
 */
export async function initialise(place: Place, native: string): Promise<void> {
  for (const name of readdirSync(place.folder)) {
    if (name.startsWith(unfinished)) rmSync(join(place.folder, name), { recursive: true, force: true })
  }
  const folder = mkdtempSync(join(place.folder, unfinished))
  makeFolderFor(place.user, folder)
  const args = ['-D', folder, '-U', clusterName, '--auth=trust', '-E', 'UTF8', '--no-instructions']
  args.push('--locale-provider=builtin', '--locale=C.UTF-8')
  const initdb = spawn(join(native, 'bin/initdb'), args, {
    ...place.user,
    cwd: place.folder,
    env: cleanEnvironment,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let complaint = ''
  initdb.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text))
  const code = await new Promise((resolve, reject) => initdb.on('error', reject).on('close', resolve))
  if (code !== 0) throw new DatabaseNotStarted(`No database could be made in ${place.folder}: ${complaint}`)
  renameSync(folder, clusterOf(place))
  syncFolder(place.folder)
}

/** Makes a rename in the folder outlast a power cut. */
function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
