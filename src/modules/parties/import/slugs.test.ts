import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { asciiSlug, maxSlug, slugPattern, slugProposer } from './slugs.ts'

const propose = (
  names: Record<string, string>,
  more: { shortNames?: Record<string, string>; country?: string } = {},
) => slugProposer(new Set())({ names, shortNames: {}, ...more })

void test('the acronym, else the name, in ASCII', () => {
  assert.equal(propose({ en: 'Example Institute' }, { shortNames: { en: 'EI' } }), 'ei')
  assert.equal(propose({ fr: 'École d’Été — Œuvre' }), 'ecole-dete-oeuvre')
  assert.equal(propose({ ru: 'Институт Дальнего Востока' }), 'institut-dalnego-vostoka')
  assert.equal(propose({ zh: '全球化智库', fr: 'Centre' }), 'centre')
  assert.equal(propose({ pl: 'Łódź', tr: 'İstanbul Vakfı' }), 'lodz')
})

void test('names that have no Latin letters fall back to country and number', () => {
  assert.equal(propose({ zh: '2049研究院' }, { country: 'CN' }), 'cn-1')
  assert.equal(propose({ ar: 'مركز' }), 'party-1')
  const next = slugProposer(new Set(['cn-1']))
  const chinese = { names: { zh: '智库' }, shortNames: {}, country: 'CN' }
  assert.deepEqual([next(chinese), next(chinese), next(chinese)], ['cn-2', 'cn-3', 'cn-4'])
})

void test('long names are cut between words', () => {
  const slug = asciiSlug('Institute for the Study of Very Long Names of Organisations and Bodies')
  assert.equal(slug, 'institute-for-the-study-of-very-long-names-of')
  assert.equal(asciiSlug('x'.repeat(300)).length, maxSlug - 8)
})

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.constantFrom('Institute', '智库', 'Центр', 'I'),
)
const named = fc.record({
  names: fc.dictionary(fc.constantFrom('en', 'fr', 'ru', 'zh'), text, { noNullPrototype: true }),
  shortNames: fc.dictionary(fc.constantFrom('en', 'zh'), text, { noNullPrototype: true }),
  country: fc.constantFrom(undefined, 'CN', 'EG'),
})

void test('slugs are unique, well-formed, and the same for the same input', () => {
  const taken = ['institute', 'institute-3', 'cn-2', 'tsentr']
  fc.assert(
    fc.property(fc.array(named, { maxLength: 30 }), (parties) => {
      const slugs = parties.map(slugProposer(new Set(taken)))
      for (const slug of slugs) {
        assert.match(slug, slugPattern)
        assert.ok(slug.length <= maxSlug)
      }
      assert.equal(new Set([...taken, ...slugs]).size, taken.length + slugs.length)
      assert.deepEqual(parties.map(slugProposer(new Set(taken))), slugs)
    }),
  )
})
