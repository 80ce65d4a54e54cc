import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { compute, computeEach, rangeOf } from './compute.ts'
import { decimal, fromExact, roundHalfUp } from './decimal.ts'
import { Fraction } from 'fraction.js'
import { measureDefinition } from './measure.ts'
import { at, measuresOf, series, to } from './testing/series.ts'

const measures = measuresOf('odi')
const [level, share, changeOfShare, change] = measures
const [value, total, published] = [
  series('value', 'odi'),
  series('total', 'odi'),
  series('share', 'odi', 'PERCENT'),
]
const [now, before] = [to('2020-08'), to('2019-08')]

test('definitions are data, and a share is of one unit', () => {
  for (const m of measures) assert.deepEqual(measureDefinition.parse(JSON.parse(JSON.stringify(m))), m)
  const mixed = { ...share, denominator: series('total', 'odi', 'CNY_bn') }
  const found = measureDefinition.safeParse(mixed)
  assert.equal(found.error?.issues[0]?.message, 'units-differ')
})

test('a share is exact and shows its working', () => {
  const found = compute(share, now, [
    at(value, now, '11.80', { source: 'a', grade: 'secondary' }),
    at(total, now, '68.48'),
  ])
  assert.deepEqual(found.value, { numerator: '7375', denominator: '428' })
  assert.deepEqual(found.steps, [
    {
      operation: 'share',
      left: '11.80',
      right: '68.48',
      exact: found.value,
      working: '17.23',
      rounded: '17.2',
    },
  ])
  assert.equal(found.inputs[0]?.sources[0]?.grade, 'secondary')
})

test('a missing value is no zero, and is named with its status', () => {
  const found = compute(share, now, [at(value, now, '11.80'), at(total, now, null, { status: 'suppressed' })])
  assert.equal(found.value, null)
  assert.deepEqual(
    found.missing.map((m) => [m.role, m.series.measure, m.status]),
    [['denominator', 'total', 'suppressed']],
  )
  assert.equal(compute(level, now, []).missing[0]?.status, 'not-held')
})

test('another unit, key or period is another series', () => {
  const others = [
    at(value, before, '8.97'),
    at({ ...value, unit: 'CNY_bn' }, now, '80'),
    at(series('value', 'trade'), now, '1'),
    at({ ...value, key: { INDICATOR: 'odi', AREA: 'KZ' } }, now, '2'),
  ]
  assert.equal(compute(level, now, others).value, null)
})

test('the share of a year before is computed if it can be, and else as published', () => {
  const held = [at(value, now, '11.80'), at(total, now, '68.48'), at(published, before, '12.4')]
  const one = compute(changeOfShare, now, held)
  assert.equal(one.inputs.at(-1)?.role, 'published-share-before')
  assert.deepEqual(
    one.steps.map((s) => [s.left, s.right, s.working, s.rounded]),
    [
      ['11.80', '68.48', '17.23', '17.2'],
      ['17.23', '12.4', '4.83', '4.8'],
    ],
  )
  const two = compute(changeOfShare, now, [...held, at(value, before, '10'), at(total, before, '100')])
  assert.equal(two.rounded, '7.2')
  assert.deepEqual(
    two.inputs.map((i) => i.role),
    ['numerator', 'denominator', 'numerator-before', 'denominator-before'],
  )
})

test('no share of zero, no change over zero or less', () => {
  assert.equal(compute(share, now, [at(value, now, '1'), at(total, now, '0.0')]).obstacle, 'zero-denominator')
  assert.equal(
    compute(change, now, [at(value, now, '1'), at(value, before, '-1')]).obstacle,
    'base-not-positive',
  )
})

test('sources that agree are one value; sources that disagree are computed each', () => {
  const agree = computeEach(level, now, [
    at(value, now, '11.8', { source: 'a' }),
    at(value, now, '11.80', { source: 'b' }),
  ])
  assert.deepEqual(
    agree.map((c) => c.inputs.map((i) => [i.value, i.sources.length])),
    [[['11.80', 2]]],
  )
  const disagree = [
    at(value, now, '11.80'),
    at(value, now, '11.90'),
    at(total, now, '68.48'),
    at(total, now, '70.00'),
  ]
  assert.deepEqual(
    computeEach(share, now, disagree).map((c) => c.rounded),
    ['17.2', '16.9', '17.4', '17.0'],
  )
})

const ofGroups = (a?: string, b?: string) => [
  at(value, now, '2', { group: a }),
  at(value, before, '1', { group: b }),
]

test('inputs of different compositions of a group say so', () => {
  assert.deepEqual(
    [ofGroups('53', '53'), ofGroups('53', '56'), ofGroups('53')].map((o) => compute(change, now, o).groups),
    ['same', 'differ', 'not-stated'],
  )
})

const cents = fc.integer({ min: 1, max: 10_000_000 })
const text = (n: number) => roundHalfUp(new Fraction(n, 100), 2)

test('every kind is exact, by brute force over integers', () => {
  fc.assert(
    fc.property(cents, cents, cents, cents, (a, b, c, d) => {
      const held = [
        at(value, now, text(a)),
        at(total, now, text(b)),
        at(value, before, text(c)),
        at(total, before, text(d)),
      ]
      const [A, B, C, D] = [a, b, c, d].map(BigInt) as [bigint, bigint, bigint, bigint]
      const expected: [(typeof measures)[number], bigint, bigint][] = [
        [level, A, 100n],
        [share, 100n * A, B],
        [changeOfShare, 100n * (A * D - C * B), B * D],
        [change, 100n * (A - C), C],
      ]
      for (const [measure, n, d] of expected) {
        const found = compute(measure, now, held).value
        assert.ok(found)
        assert.equal(BigInt(found.numerator) * d, n * BigInt(found.denominator))
      }
    }),
  )
})

test('the range that rounding leaves open holds the result of the unrounded inputs', () => {
  const fine = fc.integer({ min: 10_000, max: 10_000_000 })
  fc.assert(
    fc.property(fine, fine, fine, fine, (a, b, c, d) => {
      const observe = (print: (n: number) => string) => [
        at(value, now, print(a)),
        at(total, now, print(b)),
        at(value, before, print(c)),
        at(total, before, print(d)),
      ]
      const truth = observe((n) => roundHalfUp(new Fraction(n, 10_000), 4))
      const rounded = observe((n) => roundHalfUp(new Fraction(n, 10_000), 1))
      for (const measure of measures) {
        const range = rangeOf(measure, compute(measure, now, rounded).inputs)
        const found = compute(measure, now, truth).value
        if (!range?.low || !range.high || !found) continue
        assert.ok(fromExact(found).gte(range.low) && fromExact(found).lte(range.high))
      }
    }),
  )
})

test('counted inputs leave no range', () => {
  const counted = { ...level, series: { ...value, exact: true } }
  const range = rangeOf(counted, compute(counted, now, [at(value, now, '6944')]).inputs)
  assert.ok(range?.low?.equals(decimal('6944')) && range.high?.equals(decimal('6944')))
})
