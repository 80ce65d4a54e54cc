import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { bulk, migrations, registry } from '../../src/house.ts'
import type { Entry } from '../../src/platform/record/log/index.ts'
import { folderSource, verifyRecord } from '../../src/platform/record/verify/index.ts'
import { opening, testEntry, testLog, writeSignedRecord } from '../support/signed-record.ts'

const folder = await mkdtemp(join(tmpdir(), 'caravanserai-order-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const log = testLog('order.example/record/1')

const status = (index: number, more: { id?: string; recorded?: string } = {}): Entry =>
  testEntry(index, {
    type: 'status.defined',
    body: { code: `s${index}`, name: { en: 'Status' }, rights: [], ordinal: 1 },
    ...more,
  })

let n = 0
/** What the verifier says of the order and growth of a record that the host signed as it stands. */
async function said(entries: Entry[]): Promise<string> {
  const copy = join(folder, `copy-${n++}`)
  await writeSignedRecord(copy, log, entries)
  const openDatabase = () => Promise.reject(new Error('no server here'))
  const source = folderSource(copy)
  const levels = verifyRecord({ source, trusted: {}, registry, migrations, bulk, openDatabase })
  return (await Array.fromAsync(levels))[0]?.line ?? ''
}

test('what a host has signed out of order is found, and the entry named', async () => {
  const first = opening(log)
  const { id } = first.act
  const late = status(2, { recorded: first.recorded })
  assert.match(await said([first, status(1), status(2)]), /^a ok 3 entries/)
  assert.match(await said([first, status(1), late]), /^a fault entry 2: is not later than the one before/)
  assert.match(await said([first, status(1), status(2, { id })]), /^a fault entry 2: has an id that came/)
  assert.match(await said([first, opening(log)]), /^a fault entry 1: opens the record a second time/)
  assert.match(await said([status(0)]), /^a fault entry 0: does not open the record/)
  const other = testLog('other.example/record/1')
  assert.match(await said([opening(other)]), /^a fault entry 0: opens a record of another origin/)
})
