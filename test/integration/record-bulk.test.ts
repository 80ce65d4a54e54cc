import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { bulk, migrations, registry } from '../../src/house.ts'
import { exportRecord } from '../../src/platform/backup/export-record.ts'
import { replayBeside, type TableSum } from '../../src/platform/record/replay/index.ts'
import { folderSource, verifyRecord } from '../../src/platform/record/verify/index.ts'
import { openTestHouse } from '../support/house.ts'

const t = await openTestHouse('demonstration')
const { database, files, publisher } = t.house
const { db, pool } = database

async function replayed(): Promise<TableSum[]> {
  const sums: TableSum[] = []
  await replayBeside(database, { registry, migrations, bulk, files }, (sum) => sums.push(sum))
  return sums
}

test('rows that were staged under a file count once an act has published it, and not before', async () => {
  const before = await replayed()
  assert.deepEqual(
    before.filter(({ differs }) => differs),
    [],
  )
  const rows = (sums: TableSum[]) => sums.find(({ table }) => table === 'view.activity')?.rows
  assert.ok(rows(before))
  const client = await pool.connect()
  try {
    await client.query('create temporary table draft as select * from view.activity limit 1')
    await client.query(`update draft set file = repeat('0', 64)`)
    await client.query('insert into view.activity select * from draft')
  } finally {
    client.release()
  }
  const after = await replayed()
  assert.deepEqual(
    after.filter(({ differs }) => differs),
    [],
  )
  assert.equal(rows(after), rows(before))
  await pool.query(`delete from view.activity where file <> repeat('0', 64)`)
  const [gone] = (await replayed()).filter(({ differs }) => differs)
  assert.equal(gone?.table, 'view.activity')
  assert.match(gone?.differs ?? '', /is missing$/)
})

test('without a file, what it holds is not recounted, and the entry is named', async () => {
  const copy = join(await mkdtemp(join(tmpdir(), 'caravanserai-bulk-')), 'copy')
  t.atEnd(async () => rmSync(join(copy, '..'), { recursive: true, force: true }))
  await exportRecord({ db, publisher, files }, copy)
  const lines = async () => {
    const verifying = {
      source: folderSource(copy),
      trusted: {},
      registry,
      migrations,
      bulk,
      openDatabase: async () => ({ ...database, close: async () => {} }),
    }
    return (await Array.fromAsync(verifyRecord(verifying))).map(({ line }) => line)
  }
  assert.match((await lines())[2] ?? '', /^c ok/)
  rmSync(join(copy, 'file'), { recursive: true })
  const [, b, c] = await lines()
  assert.match(b ?? '', /\d absent: file\/[0-9a-f]{64} \(entry \d+\)/)
  assert.match(c ?? '', /^c not run: entry \d+ needs the file [0-9a-f]{64}, which is not held$/)
})
