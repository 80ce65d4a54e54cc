import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { registry } from '../../src/house.ts'
import { parseEntry } from '../../src/platform/record/log/index.ts'
import { closeServer } from '../support/server.ts'
import { heldEntries, withReplayed } from './held.ts'
import { heldViews, viewsThatDiffer } from './views.ts'

after(closeServer)

test('every golden entry is canonical, and of a type that there is', () => {
  for (const [i, bytes] of heldEntries().entries()) {
    const { act } = parseEntry(bytes)
    assert.ok(registry.find(act.type), `line ${i + 1}: nothing knows ${act.type}`)
  }
})

test('every type of act has a golden entry', () => {
  const there = new Set(heldEntries().map((bytes) => parseEntry(bytes).act.type))
  assert.deepEqual(
    registry.types.filter((type) => !there.has(type)),
    [],
    'make.ts says how to add them',
  )
})

test('today’s rules refuse no golden entry, and make of them what they always did', async () => {
  const held = heldViews()
  assert.ok(Object.keys(held).length > 10)
  const differ = await withReplayed(({ database }) => viewsThatDiffer(database.db, held))
  assert.deepEqual(differ, [], 'an act’s meaning never changes: a new meaning is a new type')
})
