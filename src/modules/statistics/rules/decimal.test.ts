import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { Fraction } from 'fraction.js'
import {
  decimal,
  exact,
  fromExact,
  meetsPrinted,
  roundHalfUp,
  roundSignificant,
  roundingInterval,
  significantDigits,
} from './decimal.ts'

const printed = fc
  .tuple(fc.bigInt(-(10n ** 18n), 10n ** 18n), fc.integer({ min: 0, max: 8 }))
  .map(([units, digits]) => ({
    units,
    digits,
    text: roundHalfUp(new Fraction(units, 10n ** BigInt(digits)), digits),
  }))

test('a half goes away from zero', () => {
  const rounded = ['2.5', '-2.5', '0.049', '-0.04', '17.15', '1.005'].map((v, i) =>
    roundHalfUp(decimal(v), [0, 0, 1, 1, 1, 2][i] ?? 0),
  )
  assert.deepEqual(rounded, ['3', '-3', '0.0', '0.0', '17.2', '1.01'])
})

test('what is not a decimal is refused', () => {
  for (const text of ['', '1e5', '+1', '1,5', '01', '.5', '1.', '1/3', ' 1', '1 1/2', 'NaN', '1.(3)'])
    assert.throws(() => decimal(text), RangeError, text)
})

test('a decimal keeps its exact value and its digits', () => {
  fc.assert(
    fc.property(printed, ({ units, digits, text }) => {
      const value = decimal(text)
      assert.equal(value.s * value.n * 10n ** BigInt(digits), units * value.d)
      assert.ok(fromExact(exact(value)).equals(value))
    }),
  )
})

test('rounding is the nearest decimal, by brute force over integers', () => {
  fc.assert(
    fc.property(
      fc.bigInt(-(10n ** 12n), 10n ** 12n),
      fc.bigInt(1n, 10n ** 6n),
      fc.integer({ min: 0, max: 6 }),
      (n, d, digits) => {
        const units = BigInt(roundHalfUp(new Fraction(n, d), digits).replace('.', ''))
        // |n/d − units/10^digits| ≤ ½/10^digits; at the half itself, away from zero.
        const off = 2n * (n * 10n ** BigInt(digits) - units * d)
        assert.ok(off <= d && off >= -d)
        if (off === d || off === -d) assert.equal(off > 0n, n < 0n)
      },
    ),
  )
})

test('the interval of a printed number holds the numbers that print so, and meets no other', () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.integer({ min: 1, max: 1000 }),
      fc.integer({ min: 0, max: 4 }),
      (n, d, digits) => {
        const value = new Fraction(n, d)
        const text = roundHalfUp(value, digits)
        const interval = roundingInterval(text)
        assert.ok(value.gte(interval.low) && value.lte(interval.high))
        assert.ok(meetsPrinted(interval, text))
        const next = roundHalfUp(decimal(text).add(new Fraction(1, 10 ** digits)), digits)
        assert.ok(!meetsPrinted(interval, next) && !meetsPrinted(roundingInterval(next), text))
      },
    ),
  )
})

test('significant digits', () => {
  assert.deepEqual(['17.2', '0.050', '-1.0', '0', '100'].map(significantDigits), [3, 2, 2, 1, 3])
  const shown = [decimal('68.406'), decimal('0.05049'), decimal('123456'), decimal('0'), new Fraction(1, 3)]
  assert.deepEqual(
    shown.map((v) => roundSignificant(v, 3)),
    ['68.4', '0.0505', '123456', '0.00', '0.333'],
  )
})
