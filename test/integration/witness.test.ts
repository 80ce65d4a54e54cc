import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import {
  cosignatureIn,
  formatAddCheckpoint,
  formatCheckpoint,
  formatVkey,
  leafHash,
  merkleRoot,
  noteSigner,
  nodeHash,
  parseVkey,
  signCheckpoint,
} from '../../src/platform/record/log/index.ts'
import { startWitness } from '../support/witness.ts'
import { run } from './record-scenario.ts'

// The witness as its command runs it, asked by a log that is nobody's: C2SP tlog-witness, "add-checkpoint".
const { privateKey: key } = generateKeyPairSync('ed25519')
const { privateKey: otherKey } = generateKeyPairSync('ed25519')
const origin = 'log.example/record'
const log = formatVkey(origin, key)
const [a, b, c, d] = ['a', 'b', 'c', 'x'].map((entry) => leafHash(Buffer.from(entry))) as [
  Buffer,
  Buffer,
  Buffer,
  Buffer,
]
const roots: Record<number, Buffer> = { 1: a, 2: nodeHash(a, b), 3: merkleRoot([a, b, c]) }
const checkpointOf = (size: number, root = roots[size]!, by = key, name = origin) =>
  signCheckpoint({ origin: name, size, root }, [noteSigner(name, by)])
const textOf = (size: number) => formatCheckpoint({ origin, size, root: roots[size]! })
const ask = (from: number, proof: readonly Buffer[], checkpoint: string) =>
  formatAddCheckpoint({ from, proof, checkpoint })

let witness = await startWitness([log], { words: ['--name', 'member.example/witness'] })
after(async () => {
  await witness.kill()
  rmSync(witness.dataDir, { recursive: true, force: true })
})
const statusOf = async (body: string) => (await witness.post(body)).status

test('what is no request, of an unknown log, or not signed by the log, is refused', async () => {
  assert.equal(parseVkey(witness.vkey).name, 'member.example/witness')
  assert.equal(parseVkey(witness.vkey).type, 'cosignature/v1')
  const good = ask(0, [], checkpointOf(1))
  for (const body of [
    '',
    'old 0\n',
    good.replace('old 0', 'old 00'),
    good.replace('old 0', 'old -1'),
    good.replace('old 0', 'new 0'),
    good.replace('old 0\n', 'old 0\nAAAA\n'),
    ask(
      0,
      Array.from({ length: 64 }, () => a),
      checkpointOf(1),
    ),
    ask(2, [], checkpointOf(1)),
  ])
    assert.equal(await statusOf(body), 400, body)
  assert.equal(await statusOf(ask(0, [], checkpointOf(1, a, key, 'other.example/record'))), 404)
  assert.equal(await statusOf(ask(0, [], checkpointOf(1, a, otherKey))), 403)
  assert.equal(await statusOf('x'.repeat(70_000)), 413)
  assert.equal((await fetch(`${witness.address}/add-checkpoint`)).status, 405)
  assert.equal((await fetch(witness.address)).status, 404)
})

test('it cosigns a log as long as it grows, and names what it holds to whoever is behind or forks', async () => {
  const first = await witness.post(ask(0, [], checkpointOf(1)))
  assert.equal(first.status, 200)
  const { line, time } = cosignatureIn(await first.text(), textOf(1), parseVkey(witness.vkey))
  assert.match(line, /^— member\.example\/witness /)
  assert.ok(Math.abs(time - Date.now() / 1000) < 60)

  assert.equal(await statusOf(ask(1, [c], checkpointOf(2))), 422)
  assert.equal(await statusOf(ask(1, [], checkpointOf(2))), 422)
  assert.equal(await statusOf(ask(1, [b], checkpointOf(2))), 200)
  assert.equal(await statusOf(ask(2, [], checkpointOf(2))), 200)
  assert.equal(await statusOf(ask(2, [a], checkpointOf(2))), 422)

  for (const body of [
    ask(0, [], checkpointOf(3)),
    ask(1, [], checkpointOf(1)),
    ask(2, [], checkpointOf(2, nodeHash(a, d))),
  ]) {
    const answer = await witness.post(body)
    assert.equal(answer.status, 409)
    assert.equal(answer.headers.get('content-type'), 'text/x.tlog.size')
    assert.equal(await answer.text(), '2\n')
  }
})

test('of two that would fork the log at once, at two processes over one folder, one is cosigned', async () => {
  const fork = merkleRoot([a, b, d])
  const beside = await startWitness([log], { dataDir: witness.dataDir })
  const requests = [ask(2, [c], checkpointOf(3)), ask(2, [d], checkpointOf(3, fork))]
  const answers = await Promise.all(
    Array.from({ length: 20 }, async (_, i) => {
      const { status } = await (i % 4 < 2 ? witness : beside).post(requests[i % 2]!)
      return status
    }),
  )
  await beside.kill()
  assert.equal(answers.filter((status) => status === 200).length, 1)
  assert.equal(answers.filter((status) => status === 409).length, 19)
  if (answers.indexOf(200) % 2 === 1) roots[3] = fork
})

test('killed and started again, it has forgotten nothing', async () => {
  const { dataDir, vkey } = witness
  await witness.kill()
  witness = await startWitness([log], { dataDir })
  assert.equal(witness.vkey, vkey)
  const behind = await witness.post(ask(2, [c], checkpointOf(3)))
  assert.equal(await behind.text(), '3\n')
  // A checkpoint is public: whoever sends it again is answered, and makes the disk do nothing.
  const ledger = () => statSync(join(dataDir, 'witness.db'), { bigint: true }).mtimeNs
  const before = ledger()
  assert.equal(await statusOf(ask(3, [], checkpointOf(3))), 200)
  assert.equal(ledger(), before)
  assert.equal(statSync(join(dataDir, 'witness.key')).mode & 0o077, 0)
})

test('a name that no key can have is refused before it is kept', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'caravanserai-witness-'))
  try {
    const named = run(['witness', '--log', log, '--name', 'Ministry of Finance'], { DATA_DIR: dataDir })
    assert.equal(named.status, 2)
    assert.match(named.stderr, /"Ministry of Finance" cannot be the name of a key/)
    assert.ok(!existsSync(join(dataDir, 'witness.db')) && !existsSync(join(dataDir, 'witness.key')))
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
})

test('misuse is told: no log, a key of another kind, another name, a ledger that is lost', async () => {
  const env = { DATA_DIR: witness.dataDir }
  assert.match(run(['witness'], env).stderr, /--log KEY/)
  assert.match(run(['witness', '--log', witness.vkey], env).stderr, /is not a log’s \(signature type 1\)/)
  assert.match(run(['witness', '--log', 'x'], env).stderr, /not a verifier key/)
  const renamed = run(['witness', '--log', log, '--name', 'other.example'], env)
  assert.match(renamed.stderr, /is called member\.example\/witness, not other\.example/)
  assert.equal(renamed.status, 2)
  await witness.kill()
  rmSync(join(witness.dataDir, 'witness.db'))
  assert.match(run(['witness', '--log', log], env).stderr, /a fork could be cosigned/)
})
