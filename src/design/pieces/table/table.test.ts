import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localeOf } from '../../../platform/language/index.ts'
import { html } from '../../html.ts'
import { table, type Cell } from './index.ts'

const hostile = `<script>alert("1")</script>&'`
const drawn = (cell: Cell, more: object = {}): string =>
  String(
    table(
      {
        label: hostile,
        columns: [{ name: hostile }, { name: 'b' }],
        rows: [{ cells: [cell, cell], ...more }],
      },
      localeOf('en'),
    ),
  )

test('words in a table are escaped wherever they stand, and pieces of a page are not', () => {
  for (const cell of [hostile, { value: hostile, class: hostile }]) {
    const written = drawn(cell, { id: hostile })
    assert.doesNotMatch(written, /<script|alert\("1"\)|'/)
    assert.equal(
      written.match(/&lt;script&gt;alert\(&quot;1&quot;\)&lt;\/script&gt;&amp;&#39;/g)?.length,
      cell === hostile ? 5 : 7,
    )
  }
  assert.match(drawn(html`<a href="/x">${hostile}</a>`), /<td><a href="\/x">&lt;script&gt;/)
})

test('a row says what it is, and a cell where its numbers stand', () => {
  const rows = [{ cells: ['Sum', { value: '12', class: 'small' }], sum: true, current: true }]
  const written = String(
    table(
      { label: 'x', columns: [{ name: 'a' }, { name: 'b', align: 'end', nowrap: true }], rows },
      localeOf('en'),
    ),
  )
  assert.match(written, /<tr class="sum" aria-current="true">/)
  assert.match(written, /<th scope="row">Sum<\/th><td class="end nw small">12<\/td>/)
})
