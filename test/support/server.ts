import { createHash, randomBytes } from 'node:crypto'
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { performDemonstration } from '../../demo/index.ts'
import { readConfig } from '../../src/config.ts'
import { furnish } from '../../src/house.ts'
import { openDatabase, withAdvisoryLock, type Database } from '../../src/platform/database/index.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

const checkout = createHash('sha256').update(root).digest('hex').slice(0, 8)

/** Where test servers keep their data: one folder a run, given by the runner, or one a checkout. */
const folder = process.env['TEST_FOLDER'] ?? join(tmpdir(), `caravanserai-test-${checkout}`)

let opened: Promise<Database> | undefined

/** The server that all tests share: the one of DATABASE_URL, or an embedded one that stops with its last user. */
export function testServer(): Promise<Database> {
  opened ??= openDatabase({
    dataDir: join(folder, 'server'),
    ...(process.env['DATABASE_URL'] && { databaseUrl: process.env['DATABASE_URL'] }),
    poolSize: 4,
  })
  return opened
}

export async function closeServer(): Promise<void> {
  await (await opened)?.close()
  opened = undefined
}

export type Template = 'empty' | 'demonstration'

/** A template is made again whenever anything that could change it has changed. */
const version = createHash('sha256')
for (const parent of ['src', 'demo'])
  for (const entry of readdirSync(join(root, parent), { withFileTypes: true, recursive: true }).toSorted(
    (a, b) => (join(a.parentPath, a.name) < join(b.parentPath, b.name) ? -1 : 1),
  ))
    if (entry.isFile()) version.update(entry.name).update(readFileSync(join(entry.parentPath, entry.name)))
const fingerprint = version.digest('hex').slice(0, 12)

const nameOf = (template: Template) =>
  `caravanserai_${checkout}_${process.env['TEST_RUN'] ?? fingerprint}_${template}`

/** Makes a template once: its tables, and for the demonstration its acts, with the folder that belongs to it. */
export async function templateOf(template: Template): Promise<{ name: string; dataDir: string }> {
  const server = await testServer()
  const name = nameOf(template)
  const dataDir = join(folder, name)
  await withAdvisoryLock(server, name, async () => {
    const { rowCount } = await server.pool.query('select 1 from pg_database where datname = $1', [name])
    if (rowCount && existsSync(dataDir)) return
    if (rowCount) await server.pool.query(`drop database ${name} with (force)`)
    const scratch = await server.createScratch(`${name}_making`)
    await rm(dataDir, { recursive: true, force: true })
    await mkdir(dataDir, { recursive: true })
    const house = await furnish(
      readConfig({
        DATA_DIR: dataDir,
        MECHANISM: template === 'demonstration' ? 'demonstration' : 'rehearsal',
      }),
      await scratch.open(),
    )
    if (template === 'demonstration') await performDemonstration(house)
    await house.publisher.publish()
    await house.close()
    await server.pool.query(`alter database ${name}_making rename to ${name}`)
  })
  return { name, dataDir }
}

/** A folder of one test's own, with a copy of the template's files. */
export async function copyOf(dataDir: string): Promise<string> {
  await mkdir(folder, { recursive: true })
  const own = await mkdtemp(join(folder, 'test-'))
  await cp(dataDir, own, { recursive: true })
  return own
}

/** Drops every database that this run made. */
export async function dropAll(): Promise<void> {
  const server = await testServer()
  const { rows } = await server.pool.query<{ datname: string }>(
    'select datname from pg_database where starts_with(datname, $1)',
    [nameOf('empty').replace(/empty$/, '')],
  )
  for (const { datname } of rows) await server.pool.query(`drop database if exists "${datname}" with (force)`)
}

/** The name of one test's own database, told from others by the run it belongs to. */
export const scratchName = (): string => nameOf('empty').replace(/empty$/, randomBytes(6).toString('hex'))
