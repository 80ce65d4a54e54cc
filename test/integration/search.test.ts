import assert from 'node:assert/strict'
import { test } from 'node:test'
import { indexText } from '../../src/platform/search/index.ts'
import { openTestHouse } from '../support/house.ts'

const t = await openTestHouse('demonstration')

const find = async (lang: string, words: string): Promise<string> => {
  const response = await t.ask(`/${lang}/search?q=${encodeURIComponent(words)}`)
  assert.equal(response.status, 200, words)
  return response.text()
}

for (const [lang, words] of [
  ['zh', '绿色'],
  ['en', '绿色'],
  ['ar', 'الفرز'],
  ['ar', 'البيئي'],
  ['en', 'green screen'],
  ['en', 'guideli'],
  ['fr', 'environnemental préalable'],
  ['ru', 'экологическому'],
] as const)
  test(`“${words}” in ${lang} finds the guidelines for green screening`, async () => {
    assert.match(await find(lang, words), new RegExp(`href="/${lang}/(decisions/dc-|texts/green-screening)`))
  })

test('what is in nothing is said to be nowhere, and hostile words are words', async () => {
  assert.match(await find('en', 'zzzzqqqq'), /Nothing found/)
  for (const words of [
    '绿',
    '绿色 zzzzqqqq',
    "'); drop table --",
    ':* & | !',
    '\u0000',
    '𠮷',
    '<script>alert(1)</script>',
  ])
    assert.doesNotMatch(await find('zh', words), /<script>alert/)
})

for (const [lang, words] of [
  ['zh', '诊所'],
  ['en', '集镇'],
  ['ar', 'ميغاواط'],
  ['ru', 'поликлиника'],
  ['fr', 'centrale dispensaires'],
  ['en', 'solar clinic'],
  ['en', 'XM-EXAMPLE-1-SOLAR'],
  ['en', 'xm/example 1 sol'],
] as const)
  test(`“${words}” in ${lang} finds the solar project, once`, async () => {
    const found = (await find(lang, words)).split(`href="/${lang}/projects/XM-EXAMPLE-1-SOLAR"`)
    assert.equal(found.length, 2)
  })

test('what is too long for the index is found by its beginning, and stops no act', async () => {
  const words = Array.from({ length: 150_000 }, (_, n) => `w${n.toString(36)}`)
  await indexText(t.house.database.db, {
    subject: 'too-long',
    kind: 'text',
    href: '/texts/too-long',
    title: { en: `Lengthily ${words.join(' ')}` },
    body: { en: `Bodily ${words.join(' ')}` },
    codes: ['XM-FIRST-1', ...words],
  })
  for (const query of ['lengthily', 'bodily', 'xm-first-1'])
    assert.match(await find('en', query), /href="\/en\/texts\/too-long"/)
})
