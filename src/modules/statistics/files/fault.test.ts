import assert from 'node:assert/strict'
import { test } from 'node:test'
import { IntlMessageFormat } from 'intl-messageformat'
import { builtIn, readCatalogue } from '../../../platform/language/catalogue.ts'
import { faultReasons } from './fault.ts'

const room = 'statistics.fault.'
const messagesIn = (lang: string) => [...readCatalogue(lang)].filter(([key]) => key.startsWith(room))
const placeholders = (message: string) =>
  [...new Set(message.match(/\{[a-z]+[},]/g))].map((each) => each.slice(1, -1)).toSorted()
const english = new Map(messagesIn('en'))

for (const lang of builtIn)
  test(`every fault has a sentence in ${lang}, with the same values`, () => {
    const messages = messagesIn(lang)
    assert.deepEqual(
      messages.map(([key]) => key).toSorted(),
      faultReasons.map((reason) => room + reason).toSorted(),
    )
    for (const [key, message] of messages) {
      const names = placeholders(message)
      assert.deepEqual(names, placeholders(english.get(key) ?? ''), key)
      const text = String(
        new IntlMessageFormat(message, lang).format(Object.fromEntries(names.map((name) => [name, '7']))),
      )
      assert.equal(text.match(/7/g)?.length ?? 0, names.length, `${key}: ${text}`)
    }
  })
