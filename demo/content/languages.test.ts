import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import bodies from './bodies.json' with { type: 'json' }
import commitments from './commitments.json' with { type: 'json' }
import mechanism from './mechanism.json' with { type: 'json' }
import parties from './parties.json' with { type: 'json' }
import programmes from './programmes.json' with { type: 'json' }
import given from './proposals.json' with { type: 'json' }
import statuses from './statuses.json' with { type: 'json' }

const languages = ['ar', 'en', 'es', 'fr', 'ru', 'zh'] as const
const scripts: Record<string, RegExp> = { ar: /\p{sc=Arab}/u, ru: /\p{sc=Cyrl}/u, zh: /\p{sc=Han}/u }
const all = { mechanism, programmes, statuses, parties, bodies, given, commitments }

/** Every text in several languages, which must be the six, and every text said in one, with the way to it. */
function* texts(value: unknown, way: string): Generator<[way: string, lang: string, text: string]> {
  if (typeof value !== 'object' || value === null) return
  const entries = Object.entries(value)
  if ('language' in value && 'text' in value) yield [way, String(value.language), String(value.text)]
  else if (entries.some(([key]) => languages.some((lang) => lang === key))) {
    assert.deepEqual(Object.keys(value), languages, way)
    for (const [lang, text] of entries) yield [`${way}.${lang}`, lang, String(text)]
  } else for (const [key, inner] of entries) yield* texts(inner, `${way}.${key}`)
}

describe('the languages of the demonstration', () => {
  test('every text is complete, clean and in the script of its language', () => {
    let count = 0
    for (const [way, lang, text] of texts(all, 'content')) {
      count += 1
      assert.ok(
        languages.some((one) => one === lang),
        way,
      )
      assert.ok(text.length > 0 && text === text.trim().normalize('NFC'), way)
      assert.doesNotMatch(text, / {2}/, way)
      const script = scripts[lang]
      if (!script) assert.doesNotMatch(text, /[\p{sc=Cyrl}\p{sc=Arab}\p{sc=Han}]/u, way)
      else if (!way.includes('.shortName.')) assert.match(text, script, way)
      // Latin and Cyrillic letters look alike: only the codes of parties are Latin, and in Arabic not even they.
      if (lang === 'ar') assert.doesNotMatch(text, /\p{sc=Latn}/u, way)
      else if (script) assert.doesNotMatch(text.replace(/[ABCPO]\d/g, ''), /\p{sc=Latn}/u, way)
    }
    assert.ok(count > 500, `${count} texts were read`)
  })

  test('titles of paths are short, and no two are the same', () => {
    for (const lang of languages) {
      const titles = programmes.flatMap(({ paths }) => paths.map(({ title }) => title[lang]))
      for (const title of titles) assert.ok(title.length <= 60, title)
      assert.equal(new Set(titles).size, titles.length, lang)
    }
  })
})
