import assert from 'node:assert/strict'
import { test } from 'node:test'
import { columnsOf, structure } from './structure.ts'

const en = (text: string) => ({ en: text })
const base = {
  id: 'odi',
  title: en('Investment'),
  publisher: en('Office'),
  licence: 'CC0-1.0',
  frequency: 'annual',
  dimensions: [{ id: 'TIME', title: en('Year'), column: 'year', kind: 'period' }],
  measures: [{ id: 'value', title: en('Value'), column: 'value', unitColumn: 'unit' }],
  units: { USD: { title: en('US dollars'), base: 'USD', multiplier: 0 } },
}
const faults = (change: object) => {
  const found = structure.safeParse({ ...base, ...change })
  return found.error?.issues.map((i) => `${i.path.join('.')}: ${i.message}`)
}
const period = (kind: string, column = kind) => ({ id: column, title: en(kind), column, kind })

test('a structure names every column, with defaults for how it is written', () => {
  const s = structure.parse(base)
  assert.deepEqual([s.delimiter, s.decimal, s.attributes, s.missing], [',', '.', [], {}])
  assert.deepEqual(columnsOf(s), ['year', 'value', 'unit'])
})

test('a period is one column, or a start and an end', () => {
  assert.equal(faults({ dimensions: [period('period-end'), period('period-start')] }), undefined)
  for (const dimensions of [
    [period('period-start')],
    [period('period'), period('period-end')],
    [period('period'), period('period', 'b')],
  ])
    assert.deepEqual(faults({ dimensions }), ['dimensions: period-unclear'])
})

test('what does not fit is refused with its place', () => {
  const value = { id: 'share', title: en('Share'), column: 'value', unit: 'PERCENT' }
  const note = (id: string) => ({ id, title: en('Note'), column: id, kind: 'note' })
  assert.deepEqual(faults({ measures: [...base.measures, value] }), [
    'measures.1.column: duplicate-column',
    'measures.1.unit: unknown-unit',
  ])
  assert.deepEqual(faults({ measures: [{ ...value, unitColumn: 'unit' }] })?.slice(0, 1), [
    'measures.0.unit: unit-or-unit-column',
  ])
  assert.deepEqual(faults({ measures: [{ ...base.measures[0], unitColumn: 'year' }] }), [
    'measures.0.unitColumn: duplicate-column',
  ])
  assert.deepEqual(faults({ attributes: [note('a'), note('b')] }), ['attributes.1: duplicate-kind'])
  assert.deepEqual(faults({ attributes: [note('TIME')] }), ['attributes.0.id: duplicate-id'])
  assert.deepEqual(faults({ decimal: ',', thousands: ',' }), ['thousands: same-separator'])
  assert.equal(
    faults({ dimensions: [...base.dimensions, { ...period('code'), codes: undefined }] })?.length,
    1,
  )
  assert.equal(faults({ missing: { '..': 'normal' } })?.length, 1)
  assert.equal(faults({ colour: 'blue' })?.length, 1)
})
