import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { roundHalfUp } from '../rules/decimal.ts'
import { Fraction } from 'fraction.js'
import { numberReader, readDay, readPeriod } from './read-cell.ts'

const value = (found: { value: unknown } | { fault: string }) =>
  'value' in found ? found.value : found.fault

test('numbers keep their digits, with the separators of the structure and no other', () => {
  const point = numberReader({ decimal: '.' })
  assert.deepEqual(
    ['11.80', '-3.8', '−3.8', '+4.8', '007', '-0.0', '0'].map((t) => value(point(t))),
    ['11.80', '-3.8', '-3.8', '4.8', '7', '0.0', '0'],
  )
  for (const text of ['1,5', '1 000', '1e3', '17.2%', '.5', '5.', '1.2.3', '--1', '٣', 'NaN', '9'.repeat(41)])
    assert.equal(value(point(text)), 'not-a-number', text)
  const comma = numberReader({ decimal: ',', thousands: '.' })
  assert.deepEqual(
    ['1.234.567,80', '1234,5', '11,80'].map((t) => value(comma(t))),
    ['1234567.80', '1234.5', '11.80'],
  )
  for (const text of ['11.80', '1.23.456', '1234.567', '1.2345'])
    assert.equal(value(comma(text)), 'not-a-number', text)
})

test('a number printed with any separators is read back exactly', () => {
  const separators = fc.constantFrom(
    ['.', ','],
    [',', '.'],
    [',', '\u202f'],
    ['.', "'"],
    [',', ' '],
  ) as fc.Arbitrary<['.' | ',', ',' | '.' | ' ' | "'" | '\u202f']>
  fc.assert(
    fc.property(
      fc.bigInt(-(10n ** 15n), 10n ** 15n),
      fc.nat(5),
      separators,
      (units, digits, [decimal, thousands]) => {
        const text = roundHalfUp(new Fraction(units, 10n ** BigInt(digits)), digits)
        const [whole = '', fraction] = text.split('.')
        const grouped = whole.replace(/\B(?=(\d{3})+$)/g, thousands)
        const printed = fraction === undefined ? grouped : `${grouped}${decimal}${fraction}`
        assert.equal(value(numberReader({ decimal, thousands })(printed)), text)
      },
    ),
  )
})

const months = (text: string) => {
  const found = readPeriod(text)
  return 'value' in found ? `${found.value.start} ${found.value.end}` : found.fault
}

test('periods: years, halves, quarters, months and intervals', () => {
  assert.deepEqual(
    ['2020', '2020-S2', '2020-Q3', '2020-08', '08/2020', '2020-01/2020-08', '2013/2021'].map(months),
    [
      '2020-01 2020-12',
      '2020-07 2020-12',
      '2020-07 2020-09',
      '2020-08 2020-08',
      '2020-08 2020-08',
      '2020-01 2020-08',
      '2013-01 2021-12',
    ],
  )
  assert.deepEqual(['03/04/2020', '3.4.20', '13-02-2020'].map(months), Array(3).fill('ambiguous-date'))
  for (const text of [
    '',
    '2020-13',
    '2020-00',
    '2020-8',
    '2020-Q5',
    '2020-S3',
    '20',
    '2020-01-02',
    '2020-1/2020-2',
    '13/2020',
    'août',
  ])
    assert.equal(months(text), 'not-a-period', text)
  assert.equal(months('2020-08/2020-01'), 'period-reversed')
})

test('days are in the calendar', () => {
  assert.deepEqual(
    ['2020-02-29', '2019-02-29', '2020-2-1', '1/2/2020', ''].map((t) => value(readDay(t))),
    ['2020-02-29', 'not-a-day', 'not-a-day', 'ambiguous-date', 'not-a-day'],
  )
})
