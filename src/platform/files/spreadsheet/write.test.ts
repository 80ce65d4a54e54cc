import assert from 'node:assert/strict'
import { buffer } from 'node:stream/consumers'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { forbiddenCharacter } from './characters.ts'
import { readTable } from './read.ts'
import { streamCsv, writeCsv, writeXlsx } from './write.ts'
import type { WrittenTable } from './write.ts'

const awkwardCells = [
  [
    '=1+1',
    "'=x",
    '-',
    '@now',
    '+33 1',
    '\tx',
    '-12.5',
    '_x0041_',
    '_x005F_',
    ' padded ',
    'a"b',
    'a,b;c',
    '\uFFFD',
  ],
  [
    'two\nlines',
    '中国与全球化智库',
    'مركز فكر',
    '𠮷野',
    '＝1',
    'ﷺ',
    '\u200Fمرحبا',
    '0012',
    "''+1",
    '1e5',
    '\uFDD0',
  ],
  ['toString', '__proto__', 'constructor'],
]
const awkward = fc.constantFrom(...awkwardCells.flat())
const cell = fc
  .oneof(fc.string({ unit: 'grapheme', maxLength: 12 }), awkward, fc.constant(''))
  .filter((text) => !forbiddenCharacter(text))

// The first column is never blank, as blank rows and trailing blank columns are no part of a table.
const table = fc.integer({ min: 1, max: 5 }).chain((columns) =>
  fc.record({
    header: fc.constant(Array.from({ length: columns }, (_, index) => `Column ${index}`)),
    rows: fc.array(
      fc
        .array(cell, { minLength: columns, maxLength: columns })
        .map(([first = '', ...rest]) => [`x${first}`, ...rest]),
      { maxLength: 8 },
    ),
  }),
)

const assertSame = async (written: WrittenTable, bytes: Buffer): Promise<void> => {
  const { header, rows, faults } = await readTable(bytes, 'table')
  assert.deepEqual(faults, [])
  assert.deepEqual({ header, rows: rows.map(({ cells }) => cells) }, { ...written })
}

void test('a CSV file reads back as it was written', () =>
  fc.assert(
    fc.asyncProperty(table, async (written) => assertSame(written, writeCsv(written))),
    { numRuns: 100 },
  ))

void test('an XLSX file reads back as it was written', () =>
  fc.assert(
    fc.asyncProperty(table, async (written) =>
      assertSame(written, await writeXlsx(written, { sheet: 'A/B' })),
    ),
    { numRuns: 60 },
  ))

void test('no cell of a CSV file begins as a formula, unless it is a plain number', () => {
  const cells = ['=1+1', '+1', '-1.5', '-1+1', '@x', '\tx', '\rx', "'=x", 'x', '＝1', '+1 555', '-']
  const [, ...lines] = writeCsv({ header: ['h'], rows: cells.map((text) => [text]) })
    .toString()
    .split('\r\n')
  const bare = lines.map((line) => line.replace(/^"/, '')).filter(Boolean)
  assert.deepEqual(
    bare.filter((line) => /^[=+\-@\t\r＝]/.test(line)),
    ['+1', '-1.5'],
  )
})

void test('CSV has a byte order mark and CRLF, streamed or not', async () => {
  const rows = Array.from({ length: 1203 }, (_, index) => [`row ${index}`, 'é'])
  const written = { header: ['Name', 'Note'], rows }
  const whole = writeCsv(written)
  assert.equal(whole.toString('hex', 0, 3), 'efbbbf')
  assert.match(whole.toString(), /^\uFEFFName,Note\r\nrow 0,é\r\n/)
  assert.deepEqual(await buffer(streamCsv(written.header, rows)), whole)
})

void test('a large workbook loses no text where its parts are cut', async () => {
  const rows = Array.from({ length: 20_000 }, (_, index) => [
    `Organisation № ${index} — 组织`,
    `${index}`,
    'x & y',
  ])
  const written = { header: ['Name', 'Number', 'Note'], rows }
  await assertSame(written, await writeXlsx(written, { sheet: 'Large' }))
})

void test('a cell that the format cannot hold is refused', async () => {
  const long = { header: ['h'], rows: [['x'.repeat(32_768)]] }
  await assert.rejects(writeXlsx(long, { sheet: 'S' }), RangeError)
})
