import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import writeXlsxFile from 'write-excel-file/node'
import { columnLetters, columnNumber } from './faults.ts'
import { readTable } from './read.ts'
import { sheetData, textCell, workbook } from './xlsx.fixture.ts'
import { shortestDecimal } from './xlsx.ts'

const csv = (text: string) => readTable(Buffer.from(text), 'members.csv')

void test('comma, semicolon and tab are told apart by the header', async () => {
  for (const mark of [',', ';', '\t']) {
    const { header, rows, faults } = await csv(['"Name, full; in French"', 'Country'].join(mark) + '\nA\n')
    assert.deepEqual(header, ['Name, full; in French', 'Country'])
    assert.deepEqual(rows, [{ line: 2, cells: ['A', ''] }])
    assert.deepEqual(faults, [])
  }
})

void test('a line is the row that a spreadsheet program shows', async () => {
  const { rows } = await csv('\nName;Note\n\nA;"two\r\nlines"\n;\nB;x\r\n')
  assert.deepEqual(rows, [
    { line: 4, cells: ['A', 'two\nlines'] },
    { line: 6, cells: ['B', 'x'] },
  ])
})

void test('UTF-8 and UTF-16 by their marks; anything else is a fault, never a guess', async () => {
  const text = 'Name,Nom\nВьетнам,Việt Nam\n'
  const little = Buffer.from(`\uFEFF${text}`, 'utf16le')
  for (const bytes of [
    Buffer.from(text),
    Buffer.from(`\uFEFF${text}`),
    little,
    Buffer.from(little).swap16(),
  ]) {
    const { header, rows, faults } = await readTable(bytes, 'x.csv')
    assert.deepEqual([header, rows[0]?.cells, faults], [['Name', 'Nom'], ['Вьетнам', 'Việt Nam'], []])
  }
  const windows1252 = Buffer.from('Nom\nMusée\n', 'latin1')
  for (const bytes of [windows1252, Buffer.from('Name,Nom\n', 'utf16le'), little.subarray(0, -1)]) {
    assert.deepEqual((await readTable(bytes, 'x.csv')).faults, [{ reason: 'wrong-encoding' }])
  }
})

void test('rows that are longer than the header, and doubled columns, are faults with their place', async () => {
  const { faults } = await csv('Name,Note,Name\nA,b,c,d\nA,b,c,,\n')
  assert.deepEqual(faults, [
    { reason: 'duplicate-column', line: 1, column: 'C', values: { name: 'Name' } },
    { reason: 'row-longer-than-header', line: 2 },
  ])
})

void test('a workbook gives days, exact numbers, truth values and cached formulas', async () => {
  const day = new Date(Date.UTC(2020, 3, 3))
  const bytes = await writeXlsxFile(
    [
      ['Since', 'Share', 'Member', 'At'],
      [
        { value: day, type: Date, format: 'dd/mm/yyyy' },
        17.2,
        true,
        { value: new Date(+day + 5_400_000), type: Date },
      ],
    ],
    { dateFormat: 'dd/mm/yyyy' },
  ).toBuffer()
  const { rows, faults } = await readTable(bytes, 'anything.csv')
  assert.deepEqual(faults, [])
  assert.deepEqual(rows, [{ line: 2, cells: ['2020-04-03', '17.2', 'true', '2020-04-03T01:30:00'] }])

  const formula =
    '<c r="A2"><f>SUM(B1:B9)</f><v>17.199999999999999</v></c><c r="B2" t="str"><f>A1</f><v>yes</v></c>'
  const xml = sheetData({ 1: textCell('A1', 'Sum') + textCell('B1', 'Text'), 2: formula })
  const computed = await readTable(workbook([{ name: 'S', xml }]), 'x.xlsx')
  assert.deepEqual([computed.rows[0]?.cells, computed.faults], [['17.2', 'yes'], []])
})

const sheet = (name: string, state?: string) => ({ name, state, xml: sheetData({ 1: textCell('A1', name) }) })

void test('of several sheets the first visible one is read, and named', async () => {
  const bytes = workbook([sheet('Notes', 'hidden'), sheet('Members'), sheet('Old')])
  const { sheets, sheet: read, header } = await readTable(bytes, 'x.xlsx')
  assert.deepEqual([sheets, read, header], [['Notes', 'Members', 'Old'], 'Members', ['Members']])
})

void test('rows without data are passed over, with lines kept', async () => {
  const xml = sheetData({ 3: textCell('A3', 'Name'), 7: textCell('A7', 'A'), 900: '<c r="A900" s="1"/>' })
  assert.deepEqual((await readTable(workbook([{ name: 'S', xml }]), 'x.xlsx')).rows, [
    { line: 7, cells: ['A'] },
  ])
})

void test('numbers become the shortest decimal of the same value', () => {
  const expected = {
    '1E-3': '0.001',
    '-1.5E-7': '-0.00000015',
    '1.2345E+22': '12345000000000000000000',
    '2E+21': '2',
  }
  expected['2E+21'] += '0'.repeat(21)
  for (const [written, decimal] of Object.entries(expected)) assert.equal(shortestDecimal(written), decimal)
  assert.equal(shortestDecimal('123456789012345678901234567890'), '123456789012345678901234567890')
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const decimal = shortestDecimal(`${value}`)
      assert.match(decimal, /^-?\d+(\.\d+)?$/)
      assert.equal(Number(decimal), value === 0 ? 0 : value)
    }),
  )
})

void test('column letters and numbers agree', () => {
  assert.deepEqual([1, 26, 27, 703].map(columnLetters), ['A', 'Z', 'AA', 'AAA'])
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 16_384 }),
      (column) => columnNumber(columnLetters(column)) === column,
    ),
  )
})
