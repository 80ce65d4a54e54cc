import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { claimBook, publishDataSet, structure } from '../../src/modules/statistics/index.ts'
import { openTestHouse } from '../support/house.ts'

const t = await openTestHouse('empty')
const read = (name: string) => readFileSync(new URL(`../../demo/figures/${name}`, import.meta.url))
const form = structure.parse(JSON.parse(read('bri.structure.json').toString()))
const book = claimBook.parse(JSON.parse(read('claims.json').toString()))

interface Answer {
  id: string
  verdict: string
  history: { verdict: string; release: number }[]
  computation: {
    computation: { missing: { role: string }[]; rounded: string | null }
    implied?: { shown: { low: string; high: string } }
  }[]
}

const claims = async (): Promise<Answer[]> =>
  ((await (await t.ask('/api/v1/claims')).json()) as { items: Answer[] }).items
const claim = async (id: string): Promise<Answer> => {
  const found = (await claims()).find((one) => one.id === id)
  assert.ok(found, id)
  return found
}

test('with the first release the share is not computable: total not held, implying 68.4 to 68.8', async () => {
  assert.equal((await publishDataSet(t.house, read('published.csv'), form)).state, 'published')
  for (const definition of book.measures)
    await t.perform({ type: 'measure.defined', body: { dataSet: book.dataSet, definition } })
  for (const one of book.claims)
    await t.perform({ type: 'claim.made', body: { dataSet: book.dataSet, claim: one, paths: [] } })
  const found = await claim('odi-share-2020-08')
  assert.equal(found.verdict, 'not-computable')
  const [share] = found.computation
  assert.deepEqual(
    share?.computation.missing.map(({ role }) => role),
    ['denominator'],
  )
  assert.deepEqual(share?.implied?.shown, { low: '68.4', high: '68.8' })
  const page = await (await t.ask('/en/figures/claims/odi-share-2020-08')).text()
  assert.match(page, /Not computable/)
  assert.match(page, /Not held: the total, January 2020 to August 2020\./)
  assert.match(page, /68\.4 to 68\.8/)
})

test('with the second it is confirmed within rounding, and the history keeps both', async () => {
  assert.equal((await publishDataSet(t.house, read('published-totals.csv'), form)).state, 'published')
  const found = await claim('odi-share-2020-08')
  assert.equal(found.verdict, 'confirmed-within-rounding')
  assert.deepEqual(
    found.history.map(({ verdict, release }) => ({ verdict, release })),
    [
      { verdict: 'not-computable', release: 1 },
      { verdict: 'confirmed-within-rounding', release: 2 },
    ],
  )
  const page = await (await t.ask('/en/figures/odi-share')).text()
  assert.match(page, /17\.2%/)
})

test('the other claims of October 2020 are confirmed, and the conflict over 2019 is shown', async () => {
  for (const id of ['new-contracts-2020-08', 'turnover-2020-08', 'odi-change-2020-08', 'odi-share-2020-07'])
    assert.match((await claim(id)).verdict, /^confirmed/, id)
  assert.equal((await claim('new-contracts-2019')).verdict, 'conflicting-sources')
})

test('the same release again changes nothing; a faulty one names line and column and changes nothing', async () => {
  const before = await t.house.database.db.selectFrom('record.head').select('size').executeTakeFirstOrThrow()
  assert.equal((await publishDataSet(t.house, read('published.csv'), form)).state, 'unchanged')
  const faulty = Buffer.from(read('published.csv').toString().replace('11.80', '11.8O'))
  const outcome = await publishDataSet(t.house, faulty, form)
  assert.equal(outcome.state, 'faulty')
  if (outcome.state === 'faulty') {
    assert.deepEqual(
      outcome.faults.map(({ reason, column }) => [reason, column]),
      [['not-a-number', 'value']],
    )
    assert.ok((outcome.faults[0]?.line ?? 0) > 1)
  }
  const after = await t.house.database.db.selectFrom('record.head').select('size').executeTakeFirstOrThrow()
  assert.equal(after.size, before.size)
})

test('every page of the room answers, and a figure’s values are a file', async () => {
  for (const path of [
    '/en/figures',
    '/ar/figures',
    '/zh/figures/claims',
    '/fr/figures/data-sets/bri-totals',
    '/ru/figures/odi',
  ])
    assert.equal((await t.ask(path)).status, 200, path)
  const csv = await (await t.ask('/en/figures/odi-share/values.csv')).text()
  assert.match(csv, /2020-01,2020-08,17\.2,/)
  assert.equal((await t.ask('/en/figures/nothing')).status, 404)
})
