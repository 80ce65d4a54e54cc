import assert from 'node:assert/strict'
import { cpSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { bulk, migrations, registry } from '../../src/house.ts'
import { exportRecord } from '../../src/platform/backup/export-record.ts'
import { folderSource, verifyRecord, type Trusted } from '../../src/platform/record/verify/index.ts'
import { serveTestHouse } from '../support/listening.ts'
import { environmentOf, run, setScene } from './record-scenario.ts'

const t = await serveTestHouse('empty')
const scene = await setScene(t)
const folder = await mkdtemp(join(tmpdir(), 'caravanserai-copies-'))
t.atEnd(async () => rmSync(folder, { recursive: true, force: true }))

const { db, pool } = t.house.database
const exported = async (name: string): Promise<string> => {
  const target = join(folder, name)
  await exportRecord({ db, publisher: t.house.publisher, files: t.house.files }, target)
  return target
}

/** Levels (a) and (b) as lines; (c) only where it is asked for. */
async function verified(path: string, trusted: Trusted = {}, meaning = false): Promise<string[]> {
  const openDatabase = async () => {
    if (!meaning) throw new Error('no server here')
    return { ...t.house.database, close: async () => {} }
  }
  const lines: string[] = []
  for await (const level of verifyRecord({
    source: folderSource(path),
    trusted,
    registry,
    migrations,
    bulk,
    openDatabase,
  }))
    lines.push(level.line)
  return lines
}

await scene.decide('one')
// enough entries for a full tile
for (let i = 0; i < 130; i++) {
  const mandate = await t.perform({
    type: 'mandate.granted',
    body: { party: 'c', powers: ['observe'], from: '2024-01-01' },
    disclose: { person: { name: `Observer ${i}` } },
  })
  await t.perform({ type: 'mandate.revoked', body: { party: 'c', mandate } })
}
const stored = await t.house.files.put(Buffer.from('a public file'), { maxBytes: 100 })
await pool.query(`insert into view.public_file values ($1, 'text/plain', 13, gen_random_uuid())`, [
  stored.sha256,
])
const early = await exported('early')
await scene.decide('two')
const copy = await exported('copy')

test('a copy holds, at every level, and says what it could not recount', async () => {
  const [a, b, c] = await verified(copy, {}, true)
  assert.match(a ?? '', /^a ok \d{3} entries root=[0-9a-f]{64}$/)
  assert.match(
    b ?? '',
    /^b ok 8 signed, \d+ recorded by the host, 0 by instruction; 2 values and 1 files hold; 136 not public$/,
  )
  assert.match(c ?? '', /^c ok \d{3} entries performed again, \d+ tables sha256=[0-9a-f]{64}$/)
  assert.match((await verified(copy)).at(-1) ?? '', /^c not run: no server here$/)
})

test('one changed byte anywhere in the copy is found, and its entry or file named', async () => {
  const files = globSync('**/*', { cwd: copy, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(copy.length + 1))
  const kinds = ['checkpoint', 'key', 'tile/0/', 'tile/1/', 'tile/entries/', 'disclosed/', 'file/']
  for (const kind of kinds)
    assert.ok(
      files.some((file) => file.startsWith(kind)),
      kind,
    )
  const flips = kinds.flatMap((kind) => {
    const path = fc.constantFrom(...files.filter((file) => file.startsWith(kind)))
    return fc.sample(fc.tuple(path, fc.nat(), fc.integer({ min: 0, max: 7 })), 12)
  })
  for (const [path, place, bit] of flips) {
    const bytes = readFileSync(join(copy, path))
    const at = place % bytes.length
    const changed = Buffer.from(bytes)
    changed[at] = (changed[at] ?? 0) ^ (1 << bit)
    writeFileSync(join(copy, path), changed)
    const last = (await verified(copy)).at(-1) ?? ''
    writeFileSync(join(copy, path), bytes)
    // A changed key no longer fits the checkpoint that it signed, nor the entry that names it.
    const named =
      path === 'key'
        ? /^a fault (key|checkpoint|entry 0)/
        : new RegExp(`^[ab] fault .*${path.replaceAll('.', '\\.')}`)
    assert.match(last, named, `${path}, byte ${at}, bit ${bit}`)
  }
})

test('a file that is gone is named; a value that anybody may see is counted as absent', async () => {
  const other = join(folder, 'gone')
  cpSync(copy, other, { recursive: true })
  rmSync(join(other, 'tile/0/000'))
  assert.deepEqual(await verified(other), ['a fault tile/0/000: is not there'])
  cpSync(join(copy, 'tile/0/000'), join(other, 'tile/0/000'))
  rmSync(join(other, 'disclosed'), { recursive: true })
  assert.match((await verified(other))[1] ?? '', /2 absent: disclosed\/[0-9a-f]{64} \(entry \d+\), disclosed/)
})

test('the record may only have grown since a checkpoint that somebody kept', async () => {
  const note = readFileSync(join(early, 'checkpoint'), 'utf8')
  assert.match((await verified(copy, { since: { name: 'kept', note } }))[0] ?? '', /^a ok/)
  const newer = readFileSync(join(copy, 'checkpoint'), 'utf8')
  assert.match(
    (await verified(early, { since: { name: 'kept', note: newer } }))[0] ?? '',
    /^a fault checkpoint: has \d+ entries, kept has \d+: entries are gone$/,
  )
})

test('another record of the same key is found out by a kept checkpoint; another key by the one given', async () => {
  const { publisher } = t.house
  const { signCheckpoint, noteSigner } = await import('../../src/platform/record/log/index.ts')
  const { logKey } = await import('../../src/platform/record/index.ts')
  const key = await logKey(join(t.house.config.dataDir, 'log.key'))
  const { size } = publisher.open(readFileSync(join(early, 'checkpoint'), 'utf8'))
  const forged = signCheckpoint({ origin: publisher.origin, size, root: Buffer.alloc(32, 7) }, [
    noteSigner(publisher.origin, key),
  ])
  assert.match(
    (await verified(copy, { since: { name: 'kept', note: forged } }))[0] ?? '',
    /^a fault checkpoint: is of a record that was rewritten/,
  )
  assert.match(
    (await verified(copy, { key: 'x+00000000+AQ==' }))[0] ?? '',
    /^a fault key: is not the key that was given$/,
  )
})

test('what was erased is counted, and must not be there any more', async () => {
  const { rows } = await pool.query<{ commitment: string }>(
    `select commitment from own.disclosure where name = 'words' limit 1`,
  )
  const commitment = rows[0]?.commitment ?? ''
  await t.perform({ type: 'disclosure.erased', body: { commitment, ground: 'law' } })
  const after = await exported('after')
  assert.match((await verified(after))[1] ?? '', /1 values and 1 files hold; 1 erased, 136 not public$/)
  cpSync(join(copy, 'disclosed', commitment), join(after, 'disclosed', commitment))
  assert.match(
    (await verified(after))[1] ?? '',
    new RegExp(`^b fault disclosed/${commitment}: is there, though it was erased`),
  )
})

test('the command checks a host that it reaches by its address', async () => {
  await t.house.publisher.publish()
  const { spawn } = await import('node:child_process')
  const child = spawn('bin/caravanserai', ['verify', `${t.origin}/record`], {
    env: { PATH: process.env['PATH'] ?? '', ...environmentOf(t) },
  })
  let told = ''
  child.stdout.on('data', (part: Buffer) => (told += part.toString()))
  const status = await new Promise((resolve) => child.on('close', resolve))
  assert.equal(status, 0, told)
  assert.match(told, /^a ok .*\nb ok .* 1 values and 0 files hold; 1 erased.*\nc ok /)
})

test('the command verifies a folder, and exits with 1 at a fault and 2 at misuse', () => {
  const env = environmentOf(t)
  const good = run(['verify', early, '--since', join(early, 'checkpoint')], env)
  assert.equal(good.status, 0, good.stdout + good.stderr)
  writeFileSync(join(early, 'checkpoint'), 'nothing')
  const bad = run(['verify', early], env)
  assert.equal(bad.status, 1)
  assert.match(bad.stdout, /^a fault checkpoint: note-malformed/)
  assert.equal(run(['verify'], env).status, 2)
  assert.equal(run(['verify', join(folder, 'none')], env).status, 2)
})
