import assert from 'node:assert/strict'
import { test } from 'node:test'
import { disclosedFile, openDisclosed } from './disclosed-file.ts'
import { commitment } from './log/index.ts'

const salt = Buffer.alloc(32, 0xfb)
const value = { text: 'Мы «за»', language: 'ru' }
const committed = commitment(salt, value)

test('a served value is opened by its commitment alone', () => {
  assert.deepEqual(openDisclosed(disclosedFile(value, salt), committed), { value })
  assert.equal(openDisclosed(disclosedFile({ ...value, text: 'Мы против' }, salt), committed), undefined)
  assert.equal(openDisclosed(disclosedFile(value, Buffer.alloc(32)), committed), undefined)
})

test('there is one spelling of the file: every changed bit is found', () => {
  const bytes = disclosedFile(value, salt)
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const changed = Buffer.from(bytes)
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    let opened
    try {
      opened = openDisclosed(changed, committed)
    } catch {
      continue
    }
    assert.equal(opened, undefined, `bit ${bit}`)
  }
})
