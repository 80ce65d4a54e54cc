import assert from 'node:assert/strict'
import { test } from 'node:test'
import { directionOf, localeOf } from './index.ts'

test('numbers keep every digit, however many', () => {
  assert.equal(localeOf('en').number('1234567890123456789.50'), '1,234,567,890,123,456,789.50')
  assert.equal(localeOf('fr').number('0.10'), '0,10')
})

test('Arabic names both months and writes Western digits', () => {
  assert.equal(localeOf('ar').date('2026-05-18'), '18 أيار/مايو 2026')
})

test('content is shown in the reader’s language, else the original, and says so', () => {
  const text = { fr: 'Bonjour', zh: '你好' }
  assert.deepEqual(localeOf('fr').pick(text), { text: 'Bonjour', lang: 'fr', dir: 'ltr', fallback: false })
  assert.deepEqual(localeOf('ar').pick(text, 'zh'), { text: '你好', lang: 'zh', dir: 'ltr', fallback: true })
})

test('an unknown message is a fault of ours, not an empty page', () => {
  assert.throws(() => localeOf('en').t('no.such-message'))
})

test('what BCP 47 does not admit as a tag is its own name', () => {
  assert.equal(localeOf('fr').languageName('en-12'), 'en-12')
  assert.equal(localeOf('fr').ownName('en-12'), 'en-12')
  assert.equal(localeOf('fr').languageName('pt'), 'portugais')
  assert.equal(localeOf('fr').ownName('pt'), 'Português')
})

test('a language without a catalogue says everything in English', () => {
  assert.equal(localeOf('sw').t('web.letter'), 'The letter')
})

test('the direction of any language is known, and of what is none, guessed', () => {
  assert.deepEqual(['ar', 'ckb', 'dv', 'pt', 'und', 'no tag'].map(directionOf), [
    'rtl',
    'rtl',
    'rtl',
    'ltr',
    'ltr',
    'ltr',
  ])
})
