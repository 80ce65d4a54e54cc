import assert from 'node:assert/strict'
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { type Database, openDatabase } from '../index.ts'
import { hold, makeTemporary, placeOf, processesOf, removeFolder, socketsIn } from '../testing.ts'
import { binariesFor, makeLinks, packagedBinaries } from './binaries.ts'
import { succeedsAs } from './run-as.ts'

/** An ordinary user that the machine knows (initdb insists): name, password, uid, gid. */
const [, , uid, gid] = readFileSync('/etc/passwd', 'utf8')
  .split('\n')
  .map((line) => line.split(':'))
  .find((fields) => Number(fields[2]) > 0 && Number(fields[2]) < 65534)!
const user = { uid: Number(uid), gid: Number(gid) }
const isRoot = process.getuid?.() === 0
const skip = isRoot ? false : 'only root can become other users'
const reachable = succeedsAs(user, '"$1" --version && test -r "$2"', process.execPath, import.meta.filename)
const skipForeign = skip || (reachable ? false : 'others cannot reach this checkout')

const hasNote = async (database: Database): Promise<boolean> =>
  (await database.pool.query(`select to_regclass('public.note') is not null as yes`)).rows[0].yes

async function openNoted(dataDir: string): Promise<Database> {
  const database = await openDatabase({ dataDir })
  await database.pool.query('create table public.note ()')
  return database
}

test('as root, in a folder that only root can reach, the data lies elsewhere', { skip }, async () => {
  const parent = makeTemporary(0o700)
  const dataDir = join(parent, 'data')
  const holder = hold(dataDir)
  await holder.opened
  const first = placeOf(dataDir)
  assert.match(first, /^\/var\/lib\/caravanserai\/\w+$/)
  assert.equal(existsSync(join(dataDir, 'postgres')), false)
  await holder.kill()
  const database = await openNoted(dataDir)
  await database.close()
  assert.deepEqual([processesOf(first), socketsIn(first)], [[], []])

  // a copy must not share it, and one that moved takes it along
  cpSync(dataDir, join(parent, 'copy'), { recursive: true })
  await assert.rejects(openDatabase({ dataDir: join(parent, 'copy') }), {
    name: 'DatabaseNotStarted',
    message: /is a copy/,
  })
  renameSync(dataDir, join(parent, 'moved'))
  const fresh = await openDatabase({ dataDir })
  const second = placeOf(dataDir)
  assert.equal(await hasNote(fresh), false)
  const moved = await openDatabase({ dataDir: join(parent, 'moved') })
  assert.equal(await hasNote(moved), true)
  await moved.close()

  // deleted while it runs: stopped and removed by whoever uses the folder next
  rmSync(dataDir, { recursive: true })
  renameSync(join(parent, 'moved'), dataDir)
  const back = await openDatabase({ dataDir })
  assert.deepEqual([existsSync(second), processesOf(second)], [false, []])
  assert.equal(await hasNote(back), true)
  await fresh.close()
  await back.close()

  // a database that vanished is not replaced in silence
  renameSync(first, `${first}.away`)
  await assert.rejects(openDatabase({ dataDir }), { name: 'DatabaseNotStarted', message: /is not there/ })
  removeFolder(`${first}.away`)
  removeFolder(parent)
})

test(
  'an ordinary user has all data in the data folder, which root may use as well',
  { skip: skipForeign },
  async () => {
    const parent = makeTemporary(0o700)
    chownSync(parent, user.uid, user.gid)
    const dataDir = join(parent, 'data')
    const holder = hold(dataDir, user)
    await holder.opened
    assert.equal(statSync(join(dataDir, 'postgres/cluster')).uid, user.uid)
    const database = await openNoted(dataDir)
    await holder.release()
    await database.close()
    assert.deepEqual(processesOf(parent), [])

    await (await openDatabase({ dataDir })).close()
    const again = hold(dataDir, user)
    await again.opened
    await again.release()
    assert.deepEqual(processesOf(parent), [])
    removeFolder(parent)
  },
)

test("a user who cannot use root's folder is told so", { skip: skipForeign }, async () => {
  const dataDir = makeTemporary()
  await assert.rejects(hold(dataDir, user).opened, /DatabaseNotStarted: .*this user/)
  removeFolder(dataDir)
})

test('binaries that cannot be reached are copied', { skip }, () => {
  const parent = makeTemporary()
  const packaged = packagedBinaries()
  const shut = join(parent, 'shut')
  mkdirSync(shut, { mode: 0o700 })
  symlinkSync(dirname(packaged.native), join(shut, 'package'))
  const place = join(parent, 'place')
  mkdirSync(place)
  const nobody = { uid: 65534, gid: 65534 }
  const native = binariesFor(nobody, place, { ...packaged, native: join(shut, 'package/native') })
  assert.ok(native.startsWith(place))
  assert.ok(succeedsAs(nobody, '"$1" --version', join(native, 'bin/postgres')))
  removeFolder(parent)
})

test('links between libraries are made where they are missing', () => {
  const parent = makeTemporary()
  const native = join(parent, 'native')
  mkdirSync(join(native, 'lib'), { recursive: true })
  writeFileSync(join(native, 'lib/libx.so.1.2'), 'x')
  const link = { source: 'native/lib/libx.so.1.2', target: 'native/lib/libx.so.1' }
  writeFileSync(join(native, 'pg-symlinks.json'), JSON.stringify([link]))
  assert.deepEqual([makeLinks(native), makeLinks(native)], [true, true])
  assert.equal(readlinkSync(join(native, 'lib/libx.so.1')), 'libx.so.1.2')
  removeFolder(parent)
})
