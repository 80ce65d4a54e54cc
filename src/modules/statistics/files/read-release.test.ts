import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import type { Reading } from './fault.ts'
import type { Structure } from './structure.ts'
import { readRelease } from './read-release.ts'
import { structure } from './structure.ts'

const en = (text: string) => ({ en: text })
const shape = structure.parse({
  id: 'odi',
  title: en('Investment'),
  publisher: en('Office'),
  licence: 'CC0-1.0',
  frequency: 'period-to-date',
  missing: { '..': 'not-available', x: 'not-applicable' },
  dimensions: [
    { id: 'START', title: en('From'), column: 'from', kind: 'period-start' },
    { id: 'END', title: en('To'), column: 'to', kind: 'period-end' },
    { id: 'AREA', title: en('Area'), column: 'area', kind: 'area' },
    {
      id: 'FLOW',
      title: en('Flow'),
      column: 'flow',
      kind: 'code',
      codes: { odi: en('ODI'), trade: en('Trade') },
    },
  ],
  measures: [
    { id: 'value', title: en('Value'), column: 'value', unitColumn: 'unit' },
    { id: 'share', title: en('Share'), column: 'share', unit: 'PERCENT' },
  ],
  attributes: [
    {
      id: 'STATUS',
      title: en('Status'),
      column: 'status',
      kind: 'status',
      codes: { p: 'provisional', c: 'suppressed' },
    },
    { id: 'SOURCE', title: en('Source'), column: 'source', kind: 'source' },
    { id: 'READ', title: en('Read on'), column: 'read', kind: 'read' },
    { id: 'GRADE', title: en('Grade'), column: 'grade', kind: 'grade' },
  ],
  units: {
    USD_bn: { title: en('billion US dollars'), base: 'USD', multiplier: 9 },
    PERCENT: { title: en('per cent'), base: 'PT', multiplier: 0 },
  },
})
const header = 'from,to,area,flow,value,unit,share,status,source,read,grade'
const good = '2020-01,2020-08,KZ,odi,11.80,USD_bn,17.2,p,https://example.org/a,2026-05-11,secondary'
const bytes = (text: string) => new TextEncoder().encode(text)
const read = (text: string, s: Structure = shape) => readRelease(bytes(text), s)
const rows = (...lines: string[]) => read(`${[header, ...lines].join('\n')}\n`)
const faultsOf = (reading: Reading) =>
  reading.ok ? [] : reading.faults.map((f) => [f.reason, f.line, f.column])
const values = (reading: Reading) =>
  reading.ok ? reading.observations.map((o) => [o.value, o.status]) : reading.faults

test('a row is one observation for each column of figures', () => {
  const reading = rows(good)
  assert.ok(reading.ok)
  const common = {
    key: { AREA: 'KZ', FLOW: 'odi' },
    period: { start: '2020-01', end: '2020-08' },
    status: 'provisional',
    source: 'https://example.org/a',
    read: '2026-05-11',
    grade: 'secondary',
    line: 2,
  }
  assert.deepEqual(reading.observations, [
    { ...common, measure: 'value', value: '11.80', unit: 'USD_bn' },
    { ...common, measure: 'share', value: '17.2', unit: 'PERCENT' },
  ])
})

test('an empty cell is no zero, and a mark says why there is no value', () => {
  const reading = rows(
    '2020,2020,KZ,odi,,USD_bn,..,,,,',
    '2021,2021,KZ,odi,0,USD_bn,x,,,,',
    '2022,2022,KZ,odi,,USD_bn,,c,,,',
  )
  assert.deepEqual(values(reading), [
    [null, 'not-available'],
    [null, 'not-available'],
    ['0', 'normal'],
    [null, 'not-applicable'],
    [null, 'suppressed'],
    [null, 'suppressed'],
  ])
})

test('every rejected row is listed with its line, column and reason, and nothing is read', () => {
  const reading = rows(
    good,
    '01/02/2020,2020-08,KZ,odi,1,USD_bn,1,,,,',
    '2020-13,2020-08,Kazakhstan,gold,1e3,USD,"1,5",q,a\u202eb,2026-02-30,tertiary',
    '2020-08,2020-01,KZ,odi,1,USD_bn,1,,,,',
    '2020-01,2020-08,KZ,odi,1,USD_bn,1,c,,,',
    '2020-01,2020-08,KZ,odi,1',
    `${good},more`,
    good,
  )
  assert.deepEqual(faultsOf(reading), [
    ['ambiguous-date', 3, 'from'],
    ['not-a-period', 4, 'from'],
    ['unknown-area', 4, 'area'],
    ['unknown-code', 4, 'flow'],
    ['unknown-status', 4, 'status'],
    ['hidden-characters', 4, 'source'],
    ['not-a-day', 4, 'read'],
    ['unknown-grade', 4, 'grade'],
    ['unknown-unit', 4, 'unit'],
    ['not-a-number', 4, 'value'],
    ['not-a-number', 4, 'share'],
    ['period-reversed', 5, 'to'],
    ['status-without-value', 6, 'value'],
    ['status-without-value', 6, 'share'],
    ['too-few-fields', 7, null],
    ['too-many-fields', 8, null],
    ['duplicate-key', 9, null],
  ])
  const last = reading.ok ? undefined : reading.faults.at(-1)
  assert.deepEqual(last?.values, { first: 2 })
})

test('codes are looked up among the codes, not in what an object inherits', () => {
  assert.deepEqual(faultsOf(rows('2020,2020,KZ,constructor,1,toString,1,valueOf,,,')), [
    ['unknown-code', 2, 'flow'],
    ['unknown-status', 2, 'status'],
    ['unknown-unit', 2, 'unit'],
  ])
})

test('two sources may disagree; one source may not', () => {
  assert.ok(rows(good, good.replace('/a', '/b').replace('11.80', '12.80')).ok)
  assert.deepEqual(faultsOf(rows(good, good.replace('11.80', '12.80'))), [['duplicate-key', 3, null]])
})

test('names of areas are read where they are given, and never guessed', () => {
  const text = `${header}\n${good.replace('KZ', 'Казахстан')}\n`
  const named = readRelease(bytes(text), shape, { areas: new Map([['Казахстан', 'KZ']]) })
  assert.ok(named.ok && named.observations.every((o) => o.key['AREA'] === 'KZ'))
  assert.deepEqual(faultsOf(read(text)), [['unknown-area', 2, 'area']])
})

test('the header has every column of the structure, once, and no other', () => {
  const text = `${header.replace('share', 'value').replace('grade', 'rank')}\n${good}\n`
  assert.deepEqual(faultsOf(read(text)), [
    ['missing-column', 1, 'share'],
    ['missing-column', 1, 'grade'],
    ['duplicate-column', 1, 'value'],
    ['unknown-column', 1, 'rank'],
  ])
  assert.deepEqual(faultsOf(read(`${header}\n`)), [['no-rows', null, null]])
  assert.deepEqual([read(''), read('\n \n')].flatMap(faultsOf), [
    ['empty-file', null, null],
    ['empty-file', null, null],
  ])
})

test('a byte order mark, CRLF, blank lines and line breaks in quotes are read with the right line', () => {
  const quoted = good.replace('https://example.org/a', '"page 3,\r\ntable ""2"""')
  const reading = read(`\ufeff${header}\r\n\r\n${quoted}\r\n${good}\r\n\r\n`)
  assert.ok(reading.ok, JSON.stringify(reading))
  assert.deepEqual([...new Set(reading.observations.map((o) => o.line))], [3, 5])
  assert.equal(reading.rows, 2)
})

test('another encoding is a fault of each of its lines, and is not guessed', () => {
  const latin = Buffer.from(`${header}\n${good}\n${good.replace('KZ', 'é')}\n`, 'latin1')
  assert.deepEqual(faultsOf(readRelease(latin, shape)), [['wrong-encoding', 3, null]])
  const wide = Buffer.from(`${header}\n${good}\n`, 'utf16le')
  assert.equal(faultsOf(readRelease(wide, shape))[0]?.[0], 'wrong-encoding')
})

test('a cut file is refused', () => {
  const cut = (text: string | Uint8Array) =>
    faultsOf(readRelease(typeof text === 'string' ? bytes(text) : text, shape))
  assert.deepEqual(cut(`${header}\n${good}\n2020-01,2020-07,KZ,od`), [['file-cut', 3, null]])
  assert.deepEqual(cut(`${header}\n${good}\n2021,2021,KZ,"odi`), [['file-cut', 3, null]])
  assert.deepEqual(cut(bytes(`${header}\n${good}\n2021,2021,é`).subarray(0, -1)), [['file-cut', 3, null]])
  assert.ok(read(`${header}\n${good}`).ok, 'the last line break is optional (RFC 4180)')
  assert.deepEqual(cut(`${header}\n${good.replace('KZ', '"K"Z')}\n`), [['not-csv', 2, null]])
})

const beyond = (limits: object, text = `${header}\n${good}\n${good.replace('/a', '/b')}\n`) =>
  faultsOf(readRelease(bytes(text), shape, { limits })).map(([reason]) => reason)

test('a file has its limits', () => {
  assert.deepEqual(beyond({ bytes: 100 }), ['too-large'])
  assert.deepEqual(beyond({ rows: 1 }), ['too-many-rows'])
  assert.deepEqual(beyond({ columns: 10 }), ['too-many-columns'])
  assert.deepEqual(beyond({ rows: 2, columns: 11 }), [])
})

test('whatever the bytes, the answer is a reading', () => {
  const piece = fc.constantFrom('2020', ',', '"', '\n', '\r\n', 'KZ', '1.5', ';', 'é', '\u0000', '')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), fc.uint8Array({ maxLength: 20 }), (pieces, noise) => {
      const reading = readRelease(Buffer.concat([bytes(`${header}\n${pieces.join('')}`), noise]), shape)
      assert.ok(reading.ok || reading.faults.length > 0)
    }),
  )
})
