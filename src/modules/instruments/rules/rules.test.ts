import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fits, textMaxBytes } from './fits.ts'
import { languagesOf } from './languages.ts'
import { splitParagraphs } from './split.ts'
import { adoptedText, longestParagraph, type AdoptedText } from './text.ts'

const paragraph = (number: number, kind: 'preambular' | 'operative', ...langs: string[]) => ({
  number,
  kind,
  text: Object.fromEntries(langs.map((lang) => [lang, `${lang} ${number}`])),
})

const text = (paragraphs: AdoptedText['paragraphs'], more: Partial<AdoptedText> = {}): AdoptedText => ({
  id: 'guidelines',
  kind: 'guidelines',
  title: { en: 'Guidelines', fr: 'Lignes directrices' },
  authentic: ['en', 'fr'],
  paths: [],
  paragraphs,
  ...more,
})

const both = [paragraph(1, 'preambular', 'en', 'fr'), paragraph(2, 'operative', 'en', 'fr')]

test('a text whose languages hold the same paragraphs fits', () => {
  assert.equal(fits(text(both)), undefined)
  assert.deepEqual(languagesOf(text([paragraph(1, 'operative', 'ru', 'en', 'fr', 'ar')])), [
    'en',
    'fr',
    'ar',
    'ru',
  ])
})

test('a language that lags behind is refused, authentic or translation', () => {
  const lagging = fits(text([...both, paragraph(3, 'operative', 'en')]))
  assert.equal(lagging?.refused, 'instruments.paragraphs-differ')
  assert.deepEqual(lagging.values, { language: 'français', count: 2, all: 3 })
  const translation = fits(
    text([paragraph(1, 'operative', 'en', 'fr', 'zh'), paragraph(2, 'operative', 'en', 'fr')]),
  )
  assert.equal(translation?.field, 'paragraphs.zh')
  assert.equal(
    fits(text([paragraph(1, 'operative', 'fr')], { authentic: ['fr', 'es'] }))?.refused,
    'instruments.paragraphs-differ',
  )
})

test('the title stands in every authentic language, and none is named twice', () => {
  assert.equal(fits(text(both, { title: { en: 'Guidelines' } }))?.refused, 'instruments.title-missing')
  assert.equal(fits(text(both, { authentic: ['en', 'en'] }))?.refused, 'instruments.authentic-twice')
})

test('numbers ascend through the text, and the preamble comes first', () => {
  const [first, second] = both
  assert.ok(first && second)
  assert.equal(fits(text([second, first]))?.refused, 'instruments.not-ascending')
  assert.equal(fits(text([first, { ...second, number: 1 }]))?.refused, 'instruments.not-ascending')
  assert.equal(fits(text([second, { ...first, number: 3 }]))?.refused, 'instruments.preamble-first')
})

test('a text has a most length in bytes over all its languages', () => {
  const long = (letters: number) =>
    text(
      Array.from({ length: 8 }, (_, i) => ({
        number: i + 1,
        kind: 'operative' as const,
        text: { en: 'x'.repeat(letters) },
      })),
      { authentic: ['en'] },
    )
  assert.equal(fits(long(6500)), undefined)
  const refused = fits(long(longestParagraph))
  assert.equal(refused?.refused, 'instruments.too-long')
  assert.ok(Number(refused.values?.['bytes']) > textMaxBytes)
})

test('hidden characters are refused in any paragraph, with its place', () => {
  const hidden = text([{ number: 1, kind: 'operative', text: { en: 'agreed \u202Eton', fr: 'ok' } }])
  const { error } = adoptedText.safeParse(hidden)
  assert.deepEqual(error?.issues[0]?.path, ['paragraphs', 0, 'text', 'en'])
  assert.equal(error.issues[0].message, 'hidden-characters')
})

test('typed paragraphs are parted by empty lines', () => {
  assert.deepEqual(splitParagraphs('  One\nstill one\n\n\n Two \n \t \nThree\n\n'), [
    'One\nstill one',
    'Two',
    'Three',
  ])
  assert.deepEqual(splitParagraphs(' \n\n '), [])
})
