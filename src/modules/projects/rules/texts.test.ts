import assert from 'node:assert/strict'
import { test } from 'node:test'
import { patternsOf, searchable } from './search.ts'
import { languageOf, textsOf } from './texts.ts'

test('languages as pages know them; a hostile tag is undetermined', () => {
  const tags = ['en', 'EN', 'en-GB', 'zh-Hant-TW', 'x', 'abcdefghi', 'en-x-foo', 'und']
  assert.deepEqual(tags.map(languageOf), ['en', 'en', 'en', 'zh-Hant', 'und', 'und', 'en', 'und'])
  for (const tag of tags)
    assert.doesNotThrow(() => new Intl.DisplayNames(['en'], { type: 'language' }).of(languageOf(tag)))
})

test('a language that occurs twice keeps both texts', () => {
  assert.deepEqual(
    textsOf([
      { lang: 'en', text: 'Road' },
      { lang: 'fr', text: 'Route' },
      { lang: 'en-GB', text: 'Highway' },
    ]),
    { en: 'Road / Highway', fr: 'Route' },
  )
})

test('the search finds every word in any script, and takes signs of patterns literally', () => {
  assert.equal(searchable(['ÉCOLE', 'école', 'Дорога']), 'école\nдорога')
  assert.deepEqual(patternsOf('  Route  50%_ '), ['%route%', String.raw`%50\%\_%`])
  assert.deepEqual(patternsOf(' '), [])
})
