import assert from 'node:assert/strict'
import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { type Database, openDatabase } from '../index.ts'
import { hold, makeTemporary, placeOf, processesOf, removeFolder, socketsIn } from '../testing.ts'
import { until } from './processes.ts'

const KEEPER_LIMIT_MS = 4000

async function note(database: Database, text: string): Promise<void> {
  await database.pool.query('create table if not exists public.note (text text)')
  await database.pool.query('insert into public.note values ($1)', [text])
}

async function notes(database: Database): Promise<string[]> {
  const { rows } = await database.pool.query<{ text: string }>('select text from public.note')
  return rows.map((row) => row.text)
}

function assertGone(dataDir: string, place = placeOf(dataDir)): void {
  assert.deepEqual(processesOf(place), [])
  assert.deepEqual(socketsIn(place), [])
  assert.equal(existsSync(join(place, 'run')), false)
}

async function assertGoesAway(dataDir: string, place = placeOf(dataDir)): Promise<void> {
  await until(() => processesOf(place).length === 0, KEEPER_LIMIT_MS)
  assertGone(dataDir, place)
}

describe('the embedded server of one folder', () => {
  const parent = makeTemporary()
  const dataDir = join(parent, 'data')
  after(() => {
    removeFolder(placeOf(dataDir))
    removeFolder(parent)
  })

  test('is made by whoever comes first, of three at the same instant', async () => {
    const holders = [hold(dataDir), hold(dataDir), hold(dataDir)]
    await Promise.all(holders.map((holder) => holder.opened))
    await Promise.all(holders.map((holder) => holder.release()))
    assertGone(dataDir)
    // as root, only the server's folder is nobody's
    const me = process.getuid!()
    assert.equal(statSync(dataDir).uid, me)
    assert.equal(statSync(join(placeOf(dataDir), 'cluster')).uid, me === 0 ? 65534 : me)
  })

  test('leaves no process and no socket, and keeps what was written', async () => {
    const database = await openDatabase({ dataDir })
    assert.equal(database.embedded, true)
    assert.ok(processesOf(placeOf(dataDir)).length > 1)
    await note(database, 'first')
    await Promise.all([database.close(), database.close()])
    assertGone(dataDir)
  })

  test('outlives a short command, in this process or another', async () => {
    const database = await openDatabase({ dataDir })
    await Promise.all([1, 2].map(async () => (await openDatabase({ dataDir })).close()))
    const command = hold(dataDir)
    await command.opened
    await command.release()
    assert.deepEqual(await notes(database), ['first'])
    await database.close()
    assertGone(dataDir)
  })

  test('is passed from one process to the next', async () => {
    const other = hold(dataDir)
    await other.opened
    const database = await openDatabase({ dataDir })
    await other.kill()
    assert.deepEqual(await notes(database), ['first'])
    await database.close()
    assertGone(dataDir)
  })

  test('starts again and again, whoever is just leaving', async () => {
    const visit = async (): Promise<void> => {
      for (let visits = 0; visits < 6; visits++) {
        const database = await openDatabase({ dataDir })
        assert.deepEqual(await notes(database), ['first'])
        await database.close()
      }
    }
    await Promise.all([visit(), visit(), visit()])
    assertGone(dataDir)
  })

  test('goes away when its only process was killed, and another can start it at once', async () => {
    const holder = hold(dataDir)
    await holder.opened
    await holder.kill()
    await assertGoesAway(dataDir)
    const second = hold(dataDir)
    await second.opened
    await second.kill()
    const database = await openDatabase({ dataDir })
    // past the moment at which the keeper looks for the dead
    await until(() => false, 1300)
    await note(database, 'second')
    await database.close()
    assertGone(dataDir)
  })

  test('is not in the process group that Ctrl-C ends', async () => {
    const first = hold(dataDir)
    await first.opened
    const database = await openDatabase({ dataDir })
    process.kill(-first.process.pid!, 'SIGINT')
    await first.kill()
    assert.deepEqual(await notes(database), ['first', 'second'])
    await database.close()
    assertGone(dataDir)
  })

  test('starts after a crash, even if another process has the id of the crashed one', async () => {
    const holder = hold(dataDir)
    await holder.opened
    const cluster = join(placeOf(dataDir), 'cluster')
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8')
    const postmaster = Number(lines.split('\n')[0])
    const keeper = Number(/PPid:\s+(\d+)/.exec(readFileSync(`/proc/${postmaster}/status`, 'utf8'))?.[1])
    process.kill(-keeper, 'SIGKILL')
    await holder.kill()
    const { uid, gid } = statSync(cluster)
    const stranger = spawn('sleep', ['60'], {
      stdio: 'ignore',
      ...(process.getuid!() === 0 ? { uid, gid } : {}),
    })
    writeFileSync(join(cluster, 'postmaster.pid'), lines.replace(/^\d+/, String(stranger.pid)))
    const database = await openDatabase({ dataDir })
    assert.deepEqual(await notes(database), ['first', 'second'])
    await database.close()
    stranger.kill()
    assertGone(dataDir)
  })

  test('says why it does not start', async () => {
    const settings = join(placeOf(dataDir), 'cluster/postgresql.auto.conf')
    const before = readFileSync(settings)
    writeFileSync(settings, `no_such_setting = 'x'`)
    await assert.rejects(openDatabase({ dataDir }), {
      name: 'DatabaseNotStarted',
      message: /no_such_setting/,
    })
    writeFileSync(settings, before)
    assertGone(dataDir)
  })

  test('keeps its database when its folder moves, even where paths are too long for a socket', async () => {
    const moved = join(parent, 'long'.repeat(30))
    renameSync(dataDir, moved)
    const holder = hold(moved)
    await holder.opened
    const database = await openDatabase({ dataDir: moved })
    assert.deepEqual(await notes(database), ['first', 'second'])
    const socket = new URL(database.connection.url).searchParams.get('host')!
    assert.deepEqual(socketsIn(socket), ['.s.PGSQL.5432', '.s.PGSQL.5432.lock'])
    await holder.kill()
    await database.close()
    assert.equal(existsSync(socket), socket === placeOf(moved))
    assertGone(moved)
    renameSync(moved, dataDir)
  })

  test('begins anew when its folder is deleted, even while it runs', async () => {
    const lines: string[] = []
    const database = await openDatabase({ dataDir, log: (line) => lines.push(line) })
    await notes(database)
    const place = placeOf(dataDir)
    rmSync(dataDir, { recursive: true })
    const again = await openDatabase({ dataDir })
    await assert.rejects(notes(again), { code: '42P01' })
    await until(() => lines.length > 0, KEEPER_LIMIT_MS)
    await database.close()
    await again.close()
    await assertGoesAway(dataDir)
    if (placeOf(dataDir) !== place) assert.equal(existsSync(place), false)
  })
})
