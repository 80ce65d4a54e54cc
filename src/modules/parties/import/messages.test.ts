import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { IntlMessageFormat } from 'intl-messageformat'
import { tableFaults } from '../../../platform/files/spreadsheet/faults.ts'
import { partyFaults } from './read-cells.ts'
import { columnNames, firstWord, headerLanguages, headings } from './vocabulary.ts'

const values = { line: 3, column: 'C', max: 5, count: 2, value: 'x', name: 'n', range: 'A1:A2' }

for (const lang of headerLanguages) {
  void test(`messages in ${lang}: every reason and column, in ICU, with every plural of the language`, async () => {
    const file = new URL(`../messages/${lang}.json`, import.meta.url)
    const messages = JSON.parse(await readFile(file, 'utf8')) as Record<string, string>
    const reasons = [...new Set([...tableFaults, ...partyFaults, 'at-line', 'at-cell'])]
    const keys = [
      ...reasons.map((reason) => `fault.${reason}`),
      ...columnNames.map((name) => `column.${name}`),
    ]
    assert.deepEqual(
      keys.filter((key) => !(key in messages)),
      [],
    )
    const plurals = new Intl.PluralRules(lang).resolvedOptions().pluralCategories
    for (const key of keys) {
      const message = messages[key] ?? ''
      assert.ok(new IntlMessageFormat(message, lang).format(values), key)
      if (message.includes('plural,'))
        for (const one of plurals) assert.match(message, new RegExp(`\\b${one} \\{`), key)
    }
    for (const name of columnNames) assert.equal(messages[`column.${name}`], firstWord(headings[name][lang]))
  })
}
