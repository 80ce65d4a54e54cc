import assert from 'node:assert/strict'
import { test } from 'node:test'
import { examineCatalogue } from './examine.ts'
import { languagesHeld } from './index.ts'

for (const lang of languagesHeld())
  test(`every message is there in ${lang}, parses, and says what the English says`, () => {
    const { messages, missing, faults } = examineCatalogue(lang)
    assert.ok(messages.size > 900, String(messages.size))
    assert.deepEqual({ missing, faults }, { missing: [], faults: [] })
  })
