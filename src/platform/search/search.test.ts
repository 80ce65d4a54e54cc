import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gramsOf, wordsOf } from './grams.ts'

test('a Chinese run becomes its pairs, a lone character itself, and words stay words', () => {
  assert.deepEqual(gramsOf('绿色发展'), ['发展', '绿色', '色发'])
  assert.deepEqual(gramsOf('路 10'), ['路'])
  assert.deepEqual(gramsOf('green'), [])
  assert.equal(wordsOf('绿色 green发展'), 'green')
})
