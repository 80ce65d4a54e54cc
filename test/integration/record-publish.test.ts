import assert from 'node:assert/strict'
import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { Publisher, logKey } from '../../src/platform/record/index.ts'
import { checkIntegrity, folderSource } from '../../src/platform/record/verify/index.ts'
import { openTestHouse } from '../support/house.ts'

const t = await openTestHouse('empty')
const { database, config } = t.house
const record = join(config.dataDir, 'record')
const grow = async (acts: number) => {
  for (let i = 0; i < acts; i++)
    await t.perform({
      type: 'mechanism.described',
      body: { name: { en: `M${i}` }, description: { en: 'd' }, languages: ['en'] },
    })
}
/** Another process that publishes the same record. */
const another = async () =>
  new Publisher({
    database,
    origin: t.house.publisher.origin,
    key: await logKey(join(config.dataDir, 'log.key')),
    folder: record,
  })
/** The published folder as a verifier sees it. */
const holds = async () => {
  writeFileSync(join(record, 'key'), `${t.house.publisher.vkey}\n`)
  return checkIntegrity(folderSource(record), {})
}

await grow(20)
await t.house.publisher.publish()

test('a process killed while it published leaves nothing that another stumbles over', async () => {
  const before = readFileSync(join(record, 'checkpoint'))
  await grow(10)
  // As after a kill: files half written under their temporary names, tiles in place, the checkpoint not yet.
  writeFileSync(join(record, 'tile/0/000.p/30.4711.tmp'), Buffer.alloc(77))
  writeFileSync(join(record, 'checkpoint.4711.tmp'), before.subarray(0, 20))
  await (await another()).publish()
  const whole = await holds()
  assert.equal(whole.size, 31)
  // The tiles of the next growth are there, and the checkpoint is still the old one.
  writeFileSync(join(record, 'checkpoint'), before)
  await database.pool.query('delete from record.checkpoint where size > 21')
  await grow(1)
  await (await another()).publish()
  assert.equal((await holds()).size, 32)
})

test('a tile that the disk lost or spoiled is written again from the database', async () => {
  const [tile] = globSync('tile/0/*.p/*', { cwd: record }).filter((path) => !path.endsWith('.tmp'))
  assert.ok(tile)
  writeFileSync(join(record, tile), Buffer.alloc(32 * 32, 1))
  await (await another()).publish()
  assert.equal((await holds()).size, 32)
  rmSync(join(record, 'tile'), { recursive: true })
  await grow(1)
  await (await another()).publish()
  assert.equal((await holds()).size, 33)
})

test('several publishers at once sign one line of checkpoints', async () => {
  await grow(3)
  const all = await Promise.all([another(), another(), another()])
  await Promise.all(all.map((publisher) => publisher.publish()))
  assert.equal((await holds()).size, 36)
})

test('entries that are not those that were signed are never signed again', async () => {
  const client = await database.pool.connect()
  const { rows } = await client.query<{ leaf: Buffer }>('select leaf from record.entry where index = 5')
  const change = async (leaf: Buffer) => {
    await client.query('alter table record.entry disable trigger user')
    await client.query('update record.entry set leaf = $1 where index = 5', [leaf])
    await client.query('alter table record.entry enable trigger user')
  }
  try {
    await change(Buffer.alloc(32, 9))
    rmSync(join(record, 'tile'), { recursive: true })
    await grow(1)
    await assert.rejects((await another()).publish(), /do not have the root that was signed/)
    assert.ok(rows[0])
    await change(rows[0].leaf)
  } finally {
    client.release()
  }
  await (await another()).publish()
  assert.equal((await holds()).size, 37)
})
