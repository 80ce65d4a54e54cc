import { Fraction } from 'fraction.js'

/** An exact number as JSON: integers as strings, the sign on the numerator, lowest terms. */
export type Exact = { numerator: string; denominator: string }

/** A closed range of exact numbers; `null` has no bound on that side. */
export type Range = { low: Fraction | null; high: Fraction | null }

/** A decimal number as the record holds it: '-11.80'. Its fraction digits say how precisely it was printed. */
export const decimalPattern = /^-?(0|[1-9]\d{0,39})(\.\d{1,40})?$/

/** The exact value of a decimal string. Throws a RangeError on anything else: no exponent, no sign but '-'. */
export function decimal(text: string): Fraction {
  if (!decimalPattern.test(text)) throw new RangeError(`not a decimal number: ${text}`)
  return new Fraction(text)
}

/** The number of fraction digits that a decimal string prints. */
export const fractionDigits = (text: string): number => text.split('.')[1]?.length ?? 0

/** The number of significant digits that a decimal string prints ('0.050' has two), at least one. */
export const significantDigits = (text: string): number =>
  Math.max(1, text.replace(/[-.]/g, '').replace(/^0+/, '').length)

export const exact = (value: Fraction): Exact => ({
  numerator: String(value.s * value.n),
  denominator: String(value.d),
})

export const fromExact = (value: Exact): Fraction =>
  new Fraction(BigInt(value.numerator), BigInt(value.denominator))

/**
 * The value rounded half up to `digits` fraction digits, as a decimal string that prints them all. A half goes away
 * from zero (2.5 → 3, -2.5 → -3), so that a fall is rounded as a rise of the same size is. Integers only, no floats.
 */
export function roundHalfUp(value: Fraction, digits: number): string {
  const scaled = value.n * 10n ** BigInt(digits)
  const units = ((2n * scaled + value.d) / (2n * value.d)).toString().padStart(digits + 1, '0')
  const whole = units.slice(0, units.length - digits)
  const text = digits === 0 ? whole : `${whole}.${units.slice(-digits)}`
  return value.s < 0n && /[1-9]/.test(text) ? `-${text}` : text
}

/** The value rounded half up to that many significant digits, but never short of whole units. */
export function roundSignificant(value: Fraction, digits: number): string {
  const size = value.abs()
  let decimals = digits - size.floor().n.toString().length
  // Below one, the leading zeros after the point are not significant.
  if (size.n > 0n && size.lt(1)) {
    decimals = digits
    for (let scaled = size.mul(10); scaled.lt(1); scaled = scaled.mul(10)) decimals += 1
  }
  return roundHalfUp(value, Math.max(0, decimals))
}

/**
 * The numbers that a printed decimal may stand for: half a unit of its last digit to either side. Rounding half up,
 * the end nearer to zero belongs to it and the other does not: '17.2' is [17.15, 17.25), '0.0' is (-0.05, 0.05).
 */
export function roundingInterval(text: string): { low: Fraction; high: Fraction } {
  const value = decimal(text)
  const half = new Fraction(1n, 2n * 10n ** BigInt(fractionDigits(text)))
  return { low: value.sub(half), high: value.add(half) }
}

/**
 * Whether a range, of which the ends are themselves limits of rounding, holds numbers that would be printed as this
 * decimal. Ranges that only touch do not meet, since the end that they share belongs to one of them: 11.80 is no 11.81.
 */
export function meetsPrinted(range: { low: Fraction; high: Fraction }, text: string): boolean {
  const { low, high } = roundingInterval(text)
  return range.high.gt(low) && range.low.lt(high)
}
