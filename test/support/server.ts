import { createHash } from 'node:crypto'
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { performDemonstration } from '../../demo/index.ts'
import { readConfig } from '../../src/config.ts'
import { furnish, migrations } from '../../src/house.ts'
import { openDatabase, withAdvisoryLock, type Database } from '../../src/platform/database/index.ts'

const checkout = createHash('sha256')
  .update(fileURLToPath(import.meta.url))
  .digest('hex')
  .slice(0, 8)

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

const version = createHash('sha256')
  .update(JSON.stringify(migrations.map((step) => [step.name, String(step.up)])))
  .digest('hex')
  .slice(0, 12)

const nameOf = (template: Template) =>
  `caravanserai_${checkout}_${process.env['TEST_RUN'] ?? version}_${template}`

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
