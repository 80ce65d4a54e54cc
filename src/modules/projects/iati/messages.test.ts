import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { IntlMessageFormat } from 'intl-messageformat'
import { reasons } from './reasons.ts'

const languages = ['en', 'fr', 'es', 'ru', 'zh', 'ar']
const messagesIn = (lang: string) =>
  Object.fromEntries(
    Object.entries(
      JSON.parse(readFileSync(`${import.meta.dirname}/../messages/${lang}.json`, 'utf8')) as Record<
        string,
        string
      >,
    ).filter(([key]) => key.startsWith('fault.')),
  )
const english = messagesIn('en')
const placeholders = (message: string) =>
  [...new Set(message.match(/\{[a-z]+[},]/g))].map((each) => each.slice(1, -1)).toSorted()

for (const lang of languages) {
  test(`every reason has a message in ${lang}, with the same values`, () => {
    const messages = messagesIn(lang)
    assert.deepEqual(
      Object.keys(messages),
      Object.keys(reasons).map((reason) => `fault.${reason}`),
    )
    for (const [key, message] of Object.entries(messages)) {
      const names = placeholders(message)
      assert.deepEqual(names, placeholders(english[key]!), key)
      const values = Object.fromEntries(names.map((name) => [name, `⟨${name}⟩`]))
      const text = String(new IntlMessageFormat(message, lang).format(values))
      for (const value of Object.values(values)) assert.ok(text.includes(value), `${key}: ${text}`)
    }
  })
}
