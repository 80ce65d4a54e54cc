import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { test } from 'node:test'
import { readRelease } from '../files/read-release.ts'
import { structure } from '../files/structure.ts'
import { claimBook } from './claim.ts'
import { judge } from './judge.ts'

const folder = resolve(import.meta.dirname, '../../../../demo/figures')
const bytes = (name: string) => readFileSync(resolve(folder, name))
const json = (name: string): unknown => JSON.parse(bytes(name).toString())
const shape = structure.parse(json('bri.structure.json'))
const book = claimBook.parse(json('claims.json'))

const read = (name: string) => {
  const reading = readRelease(bytes(name), shape)
  assert.ok(reading.ok, JSON.stringify(reading))
  return reading.observations
}
const first = read('published.csv')
const both = [...first, ...read('published-totals.csv')]
const verdictsOn = (held: typeof first) =>
  Object.fromEntries(book.claims.map((c) => [c.id, judge(c, book.measures, held).verdict]))

/** Every content in several languages that a value holds, at any depth. */
function texts(value: unknown): object[] {
  if (typeof value !== 'object' || value === null) return []
  return 'en' in value ? [value] : Object.values(value).flatMap(texts)
}

test('the demonstration speaks six languages and cites every figure', () => {
  assert.equal(book.dataSet, shape.id)
  for (const text of texts([shape, book]))
    assert.deepEqual(Object.keys(text).toSorted(), ['ar', 'en', 'es', 'fr', 'ru', 'zh'])
  for (const o of both) assert.ok(o.source && o.grade === 'secondary', `line ${o.line}`)
})

test('the claims wait for the second release, and one stays in conflict', () => {
  const others = {
    'odi-share-2020-07': 'confirmed-within-rounding',
    'new-contracts-2019': 'conflicting-sources',
  }
  const claims = ['odi-share', 'odi-change', 'new-contracts', 'turnover'].map((id) => `${id}-2020-08`)
  const all = (verdict: string) => ({ ...Object.fromEntries(claims.map((id) => [id, verdict])), ...others })
  assert.deepEqual(verdictsOn(first), all('not-computable'))
  assert.deepEqual(verdictsOn(both), all('confirmed-within-rounding'))
})
