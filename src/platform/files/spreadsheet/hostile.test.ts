import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import type { Fault } from './faults.ts'
import { readTable } from './read.ts'
import { writeXlsx } from './write.ts'
import { sheetData, textCell, workbook } from './xlsx.fixture.ts'

const faultsOf = async (bytes: Buffer, name = 'x.xlsx', limits = {}): Promise<Fault[]> =>
  (await readTable(bytes, name, limits)).faults
const reasonsOf = async (...given: Parameters<typeof faultsOf>): Promise<string[]> =>
  (await faultsOf(...given)).map(({ reason }) => reason)
const oneSheet = (xml: string, parts = {}): Buffer => workbook([{ name: 'S', xml }], parts)
const good = oneSheet(sheetData({ 1: textCell('A1', 'Name'), 2: textCell('A2', 'A') }))

/** Changes a number in the central directory's entry of a file. */
const patchEntry = (zip: Buffer, name: string, field: number, value: number): Buffer => {
  const bytes = Buffer.from(zip)
  const at = bytes.lastIndexOf(name) - 46
  assert.equal(bytes.readUInt32LE(at), 0x02014b50)
  bytes.writeUInt32LE(value, at + field)
  return bytes
}

void test('the good file that the others are made from is good', async () => {
  assert.deepEqual(await faultsOf(good), [])
})

void test('an archive that unpacks to too much is refused before it is unpacked', async () => {
  const bomb = oneSheet(sheetData({}), { 'xl/media/blank.xml': ' '.repeat(20 << 20) })
  assert.ok(bomb.length < 100_000)
  assert.deepEqual(await reasonsOf(bomb), ['zip-bomb'])
  assert.deepEqual(await reasonsOf(good, 'x.xlsx', { unpacked: 500 }), ['zip-bomb'])
  assert.deepEqual(await reasonsOf(good, 'x.xlsx', { entries: 3 }), ['zip-bomb'])
})

void test('a directory that lies about sizes, or shares one body among files, gains nothing', async () => {
  const big = oneSheet(sheetData({ 1: textCell('A1', 'x'.repeat(1 << 20)) }))
  assert.deepEqual(await reasonsOf(patchEntry(big, 'xl/worksheets/sheet1.xml', 24, 100)), ['zip-bomb'])
  assert.deepEqual(await reasonsOf(patchEntry(good, 'xl/styles.xml', 42, 0)), ['zip-bomb'])
})

void test('changed bytes are noticed by their checksum', async () => {
  assert.deepEqual(await reasonsOf(patchEntry(good, 'xl/worksheets/sheet1.xml', 16, 1)), ['truncated'])
})

void test('a truncated file never passes, wherever it is cut', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 4, max: good.length - 1 }), async (length) => {
      assert.deepEqual(await reasonsOf(good.subarray(0, length)), ['truncated'])
    }),
    { numRuns: 40 },
  )
})

void test('random damage gives the table or a fault, and never an error', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }),
      async (changes) => {
        const bytes = Buffer.from(good)
        for (const [at, value] of changes) bytes[at] = value
        const { rows, faults } = await readTable(bytes, 'x')
        assert.ok(rows.length === 1 || faults.length > 0)
      },
    ),
    { numRuns: 150 },
  )
})

void test('what is no spreadsheet is told so, whatever its name', async () => {
  const text = '<html><table><tr><td>Name</td></tr></table></html>'
  assert.deepEqual(await reasonsOf(Buffer.from(text), 'members.xls'), ['not-a-spreadsheet'])
  assert.deepEqual(await reasonsOf(Buffer.from(text), 'members.csv'), ['not-a-spreadsheet'])
  assert.deepEqual(await reasonsOf(Buffer.from('%PDF-1.7\n'), 'members.csv'), ['not-a-spreadsheet'])
  assert.deepEqual(await reasonsOf(Buffer.from('Name,Country\n'), 'members.xlsx'), ['not-a-spreadsheet'])
  assert.deepEqual(await reasonsOf(Buffer.from('\x89PNG\r\n\x1a\n\0', 'latin1'), 'm.csv'), ['wrong-encoding'])
  assert.deepEqual(await reasonsOf(Buffer.alloc(0)), ['empty'])
  assert.deepEqual(await reasonsOf(Buffer.from(' \n , \n'), 'm.csv'), ['empty'])
  assert.deepEqual(await reasonsOf(Buffer.from('Name\n"A\n'), 'm.csv'), ['malformed-csv'])
  assert.deepEqual(await reasonsOf(good, 'x.xlsx', { bytes: 100 }), ['too-large'])
})

void test('encrypted and old workbooks are told apart', async () => {
  const compound = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(512)])
  const encrypted = Buffer.concat([compound, Buffer.from('EncryptedPackage', 'utf16le')])
  assert.deepEqual(await reasonsOf(compound), ['old-excel'])
  assert.deepEqual(await reasonsOf(encrypted), ['encrypted'])
  const flagged = patchEntry(good, 'xl/workbook.xml', 8, 1 | (8 << 16))
  assert.deepEqual(await reasonsOf(flagged), ['encrypted'])
})

void test('too many rows or columns, also where one far cell stands for them', async () => {
  const rows = 'A\n'.repeat(12)
  assert.deepEqual(await faultsOf(Buffer.from(rows), 'm.csv', { rows: 10 }), [
    { reason: 'too-many-rows', values: { max: 10 } },
  ])
  assert.deepEqual(await reasonsOf(Buffer.from(rows), 'm.csv', { rows: 11 }), [])
  assert.deepEqual(await reasonsOf(Buffer.from('a,'.repeat(200) + 'b\n'), 'm.csv'), ['too-many-columns'])
  const farRow = sheetData({ 1: textCell('A1', 'x'), 1048576: textCell('A1048576', 'x') })
  assert.deepEqual(await reasonsOf(oneSheet(farRow)), ['too-many-rows'])
  assert.deepEqual(await reasonsOf(oneSheet(sheetData({ 1: textCell('XFD1', 'x') }))), ['too-many-columns'])
  const wide = sheetData({ 1: textCell('GR1', 'x'), 50001: textCell('A50001', 'x') })
  assert.deepEqual(await reasonsOf(oneSheet(wide)), ['too-many-cells'])
  assert.deepEqual(await reasonsOf(oneSheet('<sheetData><row r="99999999999"/></sheetData>')), [
    'not-a-spreadsheet',
  ])
})

void test('merged cells in the data are named; outside of it they harm nobody', async () => {
  const data = sheetData({ 1: textCell('A1', 'Name'), 2: textCell('A2', 'A'), 3: '<c r="A3"/>' })
  const merges = '<mergeCells count="2"><mergeCell ref="A2:A3"/><mergeCell ref="H9:I9"/></mergeCells>'
  assert.deepEqual(await faultsOf(oneSheet(data + merges)), [
    { reason: 'merged-cells', line: 2, column: 'A', values: { range: 'A2:A3' } },
  ])
})

void test('errors and formulas that were never computed are no empty cells', async () => {
  const broken = '<c r="A2" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="B2"><f>A1</f></c>'
  const xml = sheetData({ 1: textCell('A1', 'a') + textCell('B1', 'b'), 2: broken })
  assert.deepEqual(await faultsOf(oneSheet(xml)), [
    { reason: 'cell-error', line: 2, column: 'A', values: { value: '#DIV/0!' } },
    { reason: 'formula-without-value', line: 2, column: 'B' },
  ])
})

void test('control and direction characters are faults with their place, Arabic marks are not', async () => {
  const rows = [
    ['ok', 'a\u202Eb'],
    ['\u200Fمركز', 'bell\u0007'],
    ['x', '\u2068y'],
  ]
  const expected = [
    { reason: 'bidi-control', line: 2, column: 'B' },
    { reason: 'control-character', line: 3, column: 'B' },
    { reason: 'bidi-control', line: 4, column: 'B' },
  ]
  const lines = rows.map((row) => row.join(','))
  assert.deepEqual(await faultsOf(Buffer.from(`Name,Note\n${lines.join('\n')}\n`), 'm.csv'), expected)
  assert.deepEqual(
    await faultsOf(await writeXlsx({ header: ['Name', 'Note'], rows }, { sheet: 'S' })),
    expected,
  )
  const escaped = sheetData({ 1: textCell('A1', 'half_xD800_') })
  assert.deepEqual(await reasonsOf(oneSheet(escaped)), ['control-character'])
})

void test('XML that readers understand differently is refused', async () => {
  const entity = '<!DOCTYPE x [<!ENTITY e "boom">]><worksheet><sheetData/></worksheet>'
  const split = sheetData({ 1: textCell('A1', 'a<![CDATA[b]]>') })
  const comment = sheetData({ 1: textCell('A1', 'a<!-- b -->c') })
  const open = '<worksheet><sheetData>'
  for (const xml of [split, comment]) assert.deepEqual(await reasonsOf(oneSheet(xml)), ['not-a-spreadsheet'])
  for (const sheet of [entity, open, '\xff']) {
    assert.deepEqual(await reasonsOf(oneSheet('', { 'xl/worksheets/sheet1.xml': sheet })), [
      'not-a-spreadsheet',
    ])
  }
  assert.deepEqual(await reasonsOf(oneSheet(sheetData({ 1: '<c t="inlineStr"/>' }))), ['not-a-spreadsheet'])
})

void test('a small file cannot mean an endless text or an endless list of faults', async () => {
  const wide = Array.from({ length: 30 }, () => 'x'.repeat(300)).join(',')
  assert.deepEqual(
    await reasonsOf(Buffer.from(`${wide}\n`), 'm.csv', { cell: 299, faults: 2 }),
    [
      ...Array.from({ length: 29 }, () => 'duplicate-column'),
      ...Array.from({ length: 30 }, () => 'cell-too-long'),
    ]
      .slice(0, 2)
      .concat('more-faults'),
  )
  assert.deepEqual(await reasonsOf(Buffer.from('a\nbb\n'), 'm.csv', { unpacked: 2 }), ['too-large'])
})
