import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, mkdtempSync, openSync, renameSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseNotStarted } from '../errors.ts'
import { binariesFor } from './binaries.ts'
import { clusterOf, logOf, type Place } from './place.ts'
import { keeperName } from './postmaster.ts'
import { cleanEnvironment, makeFolderFor, succeedsAs } from './run-as.ts'

const keeperScript = join(import.meta.dirname, 'keeper.sh')

const LOG_LIMIT_BYTES = 1_000_000

/**
 * Starts the keeper, and it the server, apart from our process group: Ctrl-C must not end the database before we
 * have closed it. The caller holds a lease. The process given is the keeper, which ends when the server does.
 */
export function launch(place: Place): ChildProcess {
  const postgres = join(binariesFor(place.user, place.folder), 'bin/postgres')
  const socket = socketFolderFor(place)
  rotateLog(logOf(place))
  const settings = {
    listen_addresses: '',
    unix_socket_directories: `"${socket.replaceAll('"', '""')}"`,
    unix_socket_permissions: '0700',
    max_connections: '200',
    log_checkpoints: 'off',
    log_timezone: 'UTC',
    timezone: 'UTC',
  }
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  // opened here, since the server's user may not be able to reach the script
  const script = openSync(keeperScript, 'r')
  try {
    const keeper = spawn(
      '/bin/sh',
      ['-s', keeperName, socket, postgres, '-D', clusterOf(place), ...options],
      {
        ...place.user,
        cwd: place.folder,
        env: cleanEnvironment,
        detached: true,
        stdio: [script, 'ignore', 'ignore'],
      },
    )
    keeper.unref()
    return keeper
  } finally {
    closeSync(script)
  }
}

/** The path of a Unix socket has at most 107 bytes (unix(7)). */
const fits = (folder: string): boolean => Buffer.byteLength(join(folder, '.s.PGSQL.5432')) < 108

/** The place itself, or a temporary folder where its path is too long. */
function socketFolderFor({ folder, user }: Place): string {
  if (fits(folder)) return folder
  const parent = [tmpdir(), '/tmp'].find(
    (path) => fits(join(path, 'caravanserai-XXXXXX')) && succeedsAs(user, 'test -x "$1"', path),
  )
  if (!parent) throw new DatabaseNotStarted(`${tmpdir()} and ${folder} are too long for a Unix socket's path`)
  const socket = mkdtempSync(join(parent, 'caravanserai-'))
  makeFolderFor(user, socket)
  return socket
}

function rotateLog(log: string): void {
  if (existsSync(log) && statSync(log).size > LOG_LIMIT_BYTES) renameSync(log, `${log}.1`)
}
