import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { chmod, mkdtemp } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { readConfig } from '../../src/config.ts'
import { bulk, furnish, migrations, registry, type OpenHouse } from '../../src/house.ts'
import { restore } from '../../src/platform/backup/restore.ts'
import {
  BehindWitnessed,
  isRefusal,
  RestoredUnchecked,
  secretariat,
} from '../../src/platform/record/index.ts'
import { formatVkey, openCheckpoint, parseTlogProof, parseVkey } from '../../src/platform/record/log/index.ts'
import { freePort } from '../support/listening.ts'
import { openTestHouse } from '../support/house.ts'
import { startWitness } from '../support/witness.ts'
import { environmentOf, run } from './record-scenario.ts'

const t = await openTestHouse('empty')
const { database, config } = t.house
const log = t.house.publisher.vkey
let witness = await startWitness([log])
const folder = await mkdtemp(join(tmpdir(), 'caravanserai-witnessed-'))
await chmod(folder, 0o755)
t.atEnd(async () => {
  await witness.kill()
  for (const path of [folder, witness.dataDir]) rmSync(path, { recursive: true, force: true })
})

/** The house as it is after a start with these witnesses. */
const withWitnesses = (WITNESSES: string, of: OpenHouse = t.house): Promise<OpenHouse> =>
  furnish(readConfig({ DATA_DIR: of.config.dataDir, ORIGIN: of.config.origin, WITNESSES }), of.database)
const described = (n: number) => ({
  type: 'mechanism.described',
  actor: { party: secretariat },
  body: { name: { en: `M${n}` }, description: { en: 'd' }, languages: ['en'] },
})
const grow = async (house: OpenHouse, acts: number) => {
  for (let i = 0; i < acts; i++) assert.ok(!isRefusal(await house.recorder.perform(described(i))))
}
/** The served checkpoint's size, and how many of these witnesses cosigned it. */
const served = async (...witnesses: string[]) => {
  const note = await (await t.ask('/record/checkpoint')).text()
  const { size, cosignatures } = openCheckpoint(note, parseVkey(log), witnesses.map(parseVkey))
  return { size, cosigned: cosignatures.length }
}
const nobody = () => {
  const { privateKey } = generateKeyPairSync('ed25519')
  return formatVkey('nobody.example/witness', privateKey, 'cosignature/v1')
}

const house = await withWitnesses(witness.setting)

test('what is published is cosigned, and so are its receipts, while the record grows', async () => {
  for (const acts of [3, 1, 30]) {
    await grow(house, acts)
    await house.publisher.publish()
    assert.equal((await served(witness.vkey)).cosigned, 0)
    assert.deepEqual(await house.publisher.witnesses.ask(), [])
    assert.equal((await served(witness.vkey)).cosigned, 1)
  }
  assert.equal((await served(witness.vkey)).size, 35)
  const { checkpoint } = parseTlogProof(await (await t.ask('/record/2/receipt')).text())
  assert.equal(openCheckpoint(checkpoint, parseVkey(log), [parseVkey(witness.vkey)]).cosignatures.length, 1)
  // Publishing again, and a disk that has lost its tiles, leave the checkpoint cosigned.
  rmSync(join(config.dataDir, 'record/tile'), { recursive: true })
  await house.publisher.publish()
  assert.deepEqual(await house.publisher.witnesses.ask(), [])
  assert.deepEqual(await served(witness.vkey), { size: 35, cosigned: 1 })
})

test('a witness of which nothing is kept says how far it is, and is followed', async () => {
  await database.pool.query('delete from own.witness')
  await grow(house, 2)
  await house.publisher.publish()
  assert.deepEqual(await house.publisher.witnesses.ask(), [])
  assert.equal((await served(witness.vkey)).cosigned, 1)
})

test('a witness that is down, one that never answers and one that lies hinder nobody', async () => {
  const lines: string[] = []
  const never = createServer(() => {}).listen(0)
  const liar = createServer((_, response) => {
    response.end(readFileSync(join(config.dataDir, 'record/checkpoint'), 'utf8').split('\n\n')[1])
  }).listen(0)
  await Promise.all([once(never, 'listening'), once(liar, 'listening')])
  const addressOf = (server: typeof never) => `http://127.0.0.1:${String(Object(server.address())['port'])}`
  const [down, mute, lying] = [nobody(), nobody(), nobody()]
  const several = await withWitnesses(
    [
      `${down} http://127.0.0.1:${await freePort()}`,
      `${mute} ${addressOf(never)}`,
      `${lying} ${addressOf(liar)}`,
      witness.setting,
    ].join(', '),
  )
  const stop = await several.publisher.follow((error) => lines.push(String(error)))
  try {
    await grow(several, 1)
    const { size } = await database.db.selectFrom('record.head').select('size').executeTakeFirstOrThrow()
    const done = async () => {
      const now = await served(witness.vkey)
      return now.size === size && now.cosigned === 1
    }
    // The first publication of a process waits for the one that never answers, as long as it is given.
    for (let i = 0; i < 400 && !(await done()); i++) await sleep(50)
    assert.deepEqual(await served(witness.vkey, down, mute, lying), { size, cosigned: 1 })
  } finally {
    const before = Date.now()
    await stop()
    assert.ok(Date.now() - before < 5000, 'it waits for the one that never answers')
    for (const server of [never, liar]) {
      server.close()
      server.closeAllConnections()
    }
  }
  const { rows } = await database.pool.query<{ vkey: string; fault: string | null }>(
    'select vkey, fault from own.witness',
  )
  const faults = new Map(rows.map(({ vkey, fault }) => [vkey, fault]))
  assert.match(faults.get(down) ?? '', /^does not answer: .*ECONNREFUSED/)
  assert.match(faults.get(lying) ?? '', /^answers with a cosignature that does not hold/)
  assert.equal(faults.get(witness.vkey), null)
})

test('verify asks for cosignatures, and doctor tells them', () => {
  const env = environmentOf(t)
  const copy = join(folder, 'copy')
  assert.equal(run(['record', 'export', copy], env).status, 0)
  const good = run(['verify', copy, '--witness', witness.vkey], env)
  assert.equal(good.status, 0, good.stdout + good.stderr)
  assert.match(
    good.stdout,
    /^a ok \d+ entries root=[0-9a-f]{64} cosigned by 1 witness: localhost:\d+\/witness 20[-\d]+T[\d:.]+Z\nb ok/,
  )
  const missing = run(['verify', copy, '--witness', witness.vkey, '--witness', nobody()], env)
  assert.equal(missing.status, 1)
  assert.match(
    missing.stdout,
    /^a fault checkpoint: is not cosigned by the witness nobody\.example\/witness\n$/,
  )
  const misuse = run(['verify', copy, '--witness', log], env)
  assert.equal(misuse.status, 2)
  assert.match(misuse.stderr, /is not a witness’s \(signature type 4\) verifier key/)

  const doctor = run(['doctor'], { ...env, WITNESSES: witness.setting })
  assert.match(
    doctor.stdout,
    /^ok {4}The witness \S+\/witness has cosigned (\d+) of \1 entries, last on 20.*Z\.$/m,
  )
  assert.equal(doctor.status, 0, doctor.stdout)
  const unasked = run(['doctor'], { ...env, WITNESSES: `${nobody()} http://127.0.0.1:9` })
  assert.match(unasked.stdout, /^note {2}The witness nobody\.example\/witness has cosigned nothing yet\.$/m)
})

test('verify waits for the cosignatures of a checkpoint that a host has just published', async () => {
  let asked = 0
  const host = createServer((request, response) => {
    const path = join(folder, 'copy', (request.url ?? '').slice(1))
    const bytes = existsSync(path) ? readFileSync(path) : undefined
    const [text, lines] = String(bytes).split('\n\n')
    const fresh = request.url === '/checkpoint' && ++asked === 1
    if (!bytes) response.statusCode = 404
    response.end(fresh ? `${text}\n\n${lines?.split('\n')[0]}\n` : bytes)
  }).listen(0)
  await once(host, 'listening')
  try {
    const address = `http://127.0.0.1:${String(Object(host.address())['port'])}`
    const { stdout } = await promisify(execFile)(
      fileURLToPath(new URL('../../bin/caravanserai', import.meta.url)),
      ['verify', address, '--witness', witness.vkey],
      { env: { PATH: process.env['PATH'] ?? '', ...environmentOf(t) } },
    )
    assert.match(stdout, /^a ok .* cosigned by 1 witness: /)
    assert.equal(asked, 2)
  } finally {
    host.close()
    host.closeAllConnections()
  }
})

/** An installation on another machine, laid from a backup. */
async function restored(from: string): Promise<OpenHouse> {
  const dataDir = await mkdtemp(join(folder, 'restored-'))
  const scratch = await database.createScratch()
  const other = await scratch.open()
  t.atEnd(async () => {
    await other.close()
    await scratch.drop()
  })
  await restore({ database: other, dataDir, registry, migrations, bulk, now: new Date() }, from)
  return furnish(readConfig({ DATA_DIR: dataDir, ORIGIN: config.origin }), other)
}

const backup = join(folder, 'backup')
mkdirSync(backup)

test('an old backup does not go on while a witness is ahead, whatever the operator states', async () => {
  assert.equal(run(['backup', backup], environmentOf(t)).status, 0)
  await grow(house, 5)
  await house.publisher.publish()
  assert.deepEqual(await house.publisher.witnesses.ask(), [])
  const { size } = await served()

  const old = await restored(backup)
  const before = readFileSync(join(old.config.dataDir, 'record/checkpoint'), 'utf8')
  const env = { DATABASE_URL: old.database.connection.url, DATA_DIR: old.config.dataDir }
  const resume = (WITNESSES: string) => run(['record', 'resume', '--none-later'], { ...env, WITNESSES })
  const ahead = resume(witness.setting)
  assert.equal(ahead.status, 1)
  assert.match(ahead.stderr, new RegExp(`has cosigned ${size} entries, this database holds ${size - 5}: `))
  assert.match(ahead.stderr, /Restore the newest backup/)
  const away = resume(`${nobody()} http://127.0.0.1:${await freePort()}`)
  assert.equal(away.status, 1)
  assert.match(away.stderr, /does not answer.*take it out of WITNESSES/)
  assert.equal(readFileSync(join(old.config.dataDir, 'record/checkpoint'), 'utf8'), before)
  assert.match(
    run(['doctor'], { ...env, WITNESSES: witness.setting }).stdout,
    new RegExp(`^fault .*it holds ${size} entries, and the database ${size - 5}: it is an older one`, 'm'),
  )

  // The operator goes on without the witness, and so forks the record: the witness does not follow.
  assert.equal(resume('').status, 0)
  const forked = await withWitnesses(witness.setting, old)
  await assert.rejects(forked.publisher.publish(), BehindWitnessed)
  assert.equal(resume('').status, 0)
  await grow(old, 10)
  await old.publisher.publish()
  const [refused] = await forked.publisher.witnesses.ask()
  assert.ok(refused instanceof BehindWitnessed)
  assert.match(
    refused.message,
    /has cosigned \d+ entries, and other ones than this database: .*Restore the newest/,
  )
  await assert.rejects(forked.publisher.publish(), RestoredUnchecked)
  const stopped = await old.recorder.perform(described(1))
  assert.ok(isRefusal(stopped) && stopped.refused === 'record.restored')
  const again = resume(witness.setting)
  assert.equal(again.status, 1)
  assert.match(again.stderr, /and other ones than this database/)
})

test('a whole machine set back asks before it signs what is not yet published', async () => {
  const old = await withWitnesses(witness.setting, await restored(backup))
  await old.database.pool.query('update record.head set restored = null')
  await grow(old, 1)
  const before = readFileSync(join(old.config.dataDir, 'record/checkpoint'), 'utf8')
  await assert.rejects(old.publisher.publish(), BehindWitnessed)
  assert.equal(readFileSync(join(old.config.dataDir, 'record/checkpoint'), 'utf8'), before)
  const { rows } = await old.database.pool.query('select max(size) as size from record.checkpoint')
  const { size } = openCheckpoint(before, parseVkey(log))
  assert.ok(Number(Object(rows[0])['size']) <= size)
  const refused = await old.recorder.perform(described(1))
  assert.ok(isRefusal(refused) && refused.refused === 'record.restored')
})

test('a whole machine set back, which knows of no restoring, takes no act once the witness has answered', async () => {
  const old = await withWitnesses(witness.setting, await restored(backup))
  await old.database.pool.query('update record.head set restored = null')
  const told: string[] = []
  const before = readFileSync(join(old.config.dataDir, 'record/checkpoint'), 'utf8')
  const stop = await old.publisher.follow((error) => told.push(String(error)))
  for (let i = 0; i < 100 && told.length === 0; i++) await sleep(50)
  await stop()
  const refused = await old.recorder.perform(described(1))
  assert.ok(isRefusal(refused) && refused.refused === 'record.restored')
  await assert.rejects(old.publisher.publish(), BehindWitnessed)
  assert.match(told.join(), /has cosigned \d+ entries/)
  assert.equal(openCheckpoint(before, parseVkey(log)).text, (await old.publisher.checkpoint())?.text)
})

test('the setting is refused where it cannot be right', () => {
  const refusals: [string, RegExp][] = [
    [witness.vkey, /is not a verifier key, a space and an address/],
    [`${log} https://w.example`, /is a log's/],
    [`x https://w.example`, /the key "x" is not a witness's: vkey-malformed/],
    [`${witness.vkey} ftp://w.example`, /does not begin with https:/],
    [`${witness.vkey} https://a:b@w.example`, /has a user/],
    [`${witness.setting},${witness.setting}`, /the same witness is there twice/],
    [Array.from({ length: 16 }, () => `${nobody()} https://w.example`).join(), /16 witnesses, 15 at most/],
  ]
  for (const [WITNESSES, words] of refusals)
    assert.throws(() => readConfig({ WITNESSES }), { message: words }, WITNESSES)
  assert.deepEqual(readConfig({ WITNESSES: ` ${witness.vkey}  https://w.example/a , ` }).witnesses, [
    { vkey: witness.vkey, address: 'https://w.example/a' },
  ])
  const started = run(['doctor'], { WITNESSES: 'x' })
  assert.equal(started.status, 2)
  assert.match(started.stderr, /^caravanserai: WITNESSES: "x" is not/)
})
