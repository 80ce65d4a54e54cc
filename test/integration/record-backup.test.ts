import assert from 'node:assert/strict'
import { cpSync, globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { chmod, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { createApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { bulk, furnish, migrations, registry } from '../../src/house.ts'
import { NotResumed, resume } from '../../src/platform/backup/resume.ts'
import { restore } from '../../src/platform/backup/restore.ts'
import {
  BehindPublished,
  isRefusal,
  RestoredUnchecked,
  secretariat,
} from '../../src/platform/record/index.ts'
import { snapshot, sumsOf } from '../../src/platform/record/replay/index.ts'
import { examine } from '../../src/platform/doctor/examine.ts'
import { openTestHouse } from '../support/house.ts'
import { environmentOf, run, setScene } from './record-scenario.ts'

const t = await openTestHouse('empty')
const scene = await setScene(t)
const folder = await mkdtemp(join(tmpdir(), 'caravanserai-backups-'))
await chmod(folder, 0o755)
t.atEnd(async () => rmSync(folder, { recursive: true, force: true }))

await scene.decide('one')
await t.house.files.put(Buffer.from('a file that only members see'), { maxBytes: 100 })
await t.house.publisher.publish()
const published = readFileSync(join(t.house.config.dataDir, 'record/checkpoint'), 'utf8')
// recorded, and not published when the backup is made
await t.perform({
  type: 'mandate.granted',
  body: { party: 'a', powers: ['vote'], from: '2024-01-01' },
  disclose: { person: { name: 'Line\u2028separator' } },
})
const backup = join(folder, 'backup')
const made = run(['backup', backup], environmentOf(t))

/** An installation on an empty machine, laid from a backup. */
async function restored(from: string) {
  const dataDir = await mkdtemp(join(folder, 'restored-'))
  const scratch = await t.house.database.createScratch()
  const database = await scratch.open()
  t.atEnd(async () => {
    await database.close()
    await scratch.drop()
  })
  await restore({ database, dataDir, registry, migrations, bulk, now: new Date() }, from)
  const house = await furnish(readConfig({ DATA_DIR: dataDir, ORIGIN: t.house.config.origin }), database)
  return { house, dataDir }
}

const sums = (house: { database: typeof t.house.database }) =>
  snapshot(house.database.db, (trx) => Array.fromAsync(sumsOf(trx, bulk)))
const described = {
  type: 'mechanism.described',
  actor: { party: secretariat },
  body: { name: { en: 'M' }, description: { en: 'd' }, languages: ['en'] },
}

test('a backup is for its owner alone, and names every file', () => {
  assert.equal(made.status, 0, made.stderr)
  for (const path of ['', 'log.key', 'manifest.json', 'tables/own.account.jsonl'])
    assert.equal(statSync(join(backup, path)).mode & 0o077, 0, path)
  assert.equal(run(['backup', backup], environmentOf(t)).status, 2)
})

test('restored on an empty machine, everything is as it was, and read as before', async () => {
  const { house } = await restored(backup)
  assert.deepEqual(await sums(house), await sums(t.house))
  for (const table of [
    'own.account',
    'own.account_mandate',
    'own.disclosure',
    'record.checkpoint',
    'own.session',
  ]) {
    const rows = async (of: typeof t.house) =>
      (await of.database.pool.query<{ row: string }>(`select x::text as row from ${table} x order by 1`)).rows
    assert.deepEqual(await rows(house), await rows(t.house), table)
    assert.ok((await rows(t.house)).length > 0, table)
  }
  assert.equal((await Array.fromAsync(house.files.list())).length, 1)
  const page = await createApp(house).fetch(new Request('http://localhost:3000/en/decisions'))
  assert.equal(page.status, 200)
  assert.ok(await house.publisher.receipt(3))
})

test('a restored record takes no act and signs nothing until it is resumed', async () => {
  const { house, dataDir } = await restored(backup)
  const refused = await house.recorder.perform(described)
  assert.ok(isRefusal(refused) && refused.refused === 'record.restored')
  await assert.rejects(house.publisher.publish(), RestoredUnchecked)
  assert.equal(readFileSync(join(dataDir, 'record/checkpoint'), 'utf8'), published)
  await assert.rejects(resume(house, { checkpoints: [], noneLater: false }), NotResumed)

  const kept = join(folder, 'kept')
  writeFileSync(kept, published)
  const { size } = await house.database.db.selectFrom('record.head').select('size').executeTakeFirstOrThrow()
  const index = await resume(house, { checkpoints: [kept], noneLater: false })
  assert.equal(index, size)
  const { rows } = await house.database.pool.query<{ body: unknown }>(
    `select convert_from(bytes, 'UTF8')::jsonb -> 'act' -> 'body' as body from record.entry where index = ${index}`,
  )
  assert.deepEqual(rows[0]?.body, { size, word: 'checked' })
  assert.equal(isRefusal(await house.recorder.perform(described)), false)
  await house.publisher.publish()
  await assert.rejects(resume(house, { checkpoints: [], noneLater: true }), /was not restored/)
})

test('without any checkpoint it is the operator’s own word', async () => {
  const { house } = await restored(backup)
  const index = await resume(house, { checkpoints: [], noneLater: true })
  const page = await createApp(house).fetch(new Request(`http://localhost:3000/en/record/${index}`))
  assert.match(await page.text(), /operator states that nothing later was published/)
})

test('an old backup is not resumed: what is missing is named, by whoever holds a newer checkpoint', async () => {
  await scene.decide('later')
  await t.house.publisher.publish()
  const { house, dataDir } = await restored(backup)
  const { size } = await house.database.db.selectFrom('record.head').select('size').executeTakeFirstOrThrow()
  const mirror = join(folder, 'mirror')
  cpSync(join(t.house.config.dataDir, 'record'), mirror, { recursive: true })
  await assert.rejects(
    resume(house, { checkpoints: [mirror], noneLater: true }),
    new RegExp(`entries ${size} to \\d+ are missing`),
  )
  const later = run(['record', 'resume', '--checkpoint', mirror, '--none-later'], {
    DATABASE_URL: house.database.connection.url,
    DATA_DIR: dataDir,
  })
  assert.equal(later.status, 1)
  assert.match(later.stderr, /are missing/)
  const other = await openOther(house)
  await assert.rejects(resume(house, { checkpoints: [other], noneLater: false }), /not one of this record/)
})

/** A checkpoint that another key signed. */
async function openOther(house: typeof t.house): Promise<string> {
  const { generateKeyPairSync } = await import('node:crypto')
  const { noteSigner, signCheckpoint } = await import('../../src/platform/record/log/index.ts')
  const { privateKey } = generateKeyPairSync('ed25519')
  const { origin } = house.publisher
  const path = join(folder, 'other')
  writeFileSync(
    path,
    signCheckpoint({ origin, size: 1, root: Buffer.alloc(32) }, [noteSigner(origin, privateKey)]),
  )
  return path
}

test('a database that is older than what was published takes no act either', async () => {
  const { house, dataDir } = await restored(backup)
  await resume(house, { checkpoints: [], noneLater: true })
  rmSync(join(dataDir, 'record'), { recursive: true })
  cpSync(join(t.house.config.dataDir, 'record'), join(dataDir, 'record'), { recursive: true })
  await assert.rejects(house.publisher.publish(), BehindPublished)
  const refused = await house.recorder.perform(described)
  assert.ok(isRefusal(refused) && refused.refused === 'record.restored')
})

test('a damaged backup is not laid: the file is named, and nothing was touched', async () => {
  for (const path of [
    'log.key',
    'tables/own.account.jsonl',
    ...globSync('record/tile/entries/**/*', { cwd: backup }).slice(-1),
  ]) {
    const damaged = join(folder, 'damaged')
    cpSync(backup, damaged, { recursive: true })
    const bytes = readFileSync(join(damaged, path))
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 4
    writeFileSync(join(damaged, path), bytes)
    await assert.rejects(restored(damaged), { message: `${path} is not as it was written` })
    rmSync(damaged, { recursive: true })
  }
  const unfinished = join(folder, 'unfinished')
  cpSync(backup, unfinished, { recursive: true })
  rmSync(join(unfinished, 'manifest.json'))
  await assert.rejects(restored(unfinished), /was not finished/)
})

test('the command restores into an empty installation alone', () => {
  const held = run(['restore', backup], environmentOf(t))
  assert.equal(held.status, 2)
  assert.match(held.stderr, /log\.key is there already/)
  const empty = join(folder, 'empty')
  mkdirSync(empty)
  const full = run(['restore', backup], { DATABASE_URL: t.house.database.connection.url, DATA_DIR: empty })
  assert.equal(full.status, 2)
  assert.match(full.stderr, /the database holds an installation already/)
})

test('the doctor finds the fault, and says what to do', async () => {
  const faultsOf = async ({ database, config }: typeof t.house) => {
    const patient = { ...config, databaseUrl: database.connection.url }
    const now = () => new Date()
    const found = await Array.fromAsync(examine({ config: patient, migrations, bulk, now }))
    return found.flatMap(({ state, words, todo }) => (state === 'fault' ? [`${words} ${todo}`] : []))
  }
  assert.deepEqual(await faultsOf(t.house), [])
  const key = join(t.house.config.dataDir, 'log.key')
  await chmod(key, 0o644)
  const told = run(['doctor'], environmentOf(t))
  assert.equal(told.status, 1)
  assert.match(told.stdout, /^ok\s+The entries in the database have the root that was signed\.$/m)
  assert.match(told.stdout, /^fault The log’s key can be read by others[^\n]*\n\s+To do: Run: chmod 600/m)
  await chmod(key, 0o600)
  const { house, dataDir } = await restored(backup)
  assert.match((await faultsOf(house)).join(), /^The record was restored .* Run "caravanserai record resume/)
  rmSync(join(dataDir, 'record/tile'), { recursive: true })
  assert.match((await faultsOf(house)).join(), /The published tiles cannot be read/)
  await house.database.pool.query(`update record.head set recorded = recorded + interval '1 day'`)
  assert.match((await faultsOf(house)).join(), /later than this machine’s clock/)
})
