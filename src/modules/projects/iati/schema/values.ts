import type { Reason } from '../reasons.ts'
import { trimmed } from '../tree.ts'

/** The simple types of XML Schema Part 2 that the IATI schema uses and that can be wrong. */
export type ValueType =
  | 'string'
  | 'anyURI'
  | 'date'
  | 'dateTime'
  | 'decimal'
  | 'int'
  | 'positiveInteger'
  | 'nonNegativeInteger'
  | 'boolean'
  | 'language'
  | 'NMTOKEN'

/** The reason for a value of a type that is not one. */
export const reasonFor: Record<ValueType, Reason> = {
  string: 'text-unexpected',
  anyURI: 'text-unexpected',
  date: 'date-invalid',
  dateTime: 'date-time-invalid',
  decimal: 'decimal-invalid',
  int: 'integer-invalid',
  positiveInteger: 'integer-invalid',
  nonNegativeInteger: 'integer-invalid',
  boolean: 'boolean-invalid',
  language: 'language-invalid',
  NMTOKEN: 'name-invalid',
}

/** A processor may bound decimals (XSD 1.0 part 2, 3.2.3: at 18 digits or more); no sum of money has more than these. */
export const longestDecimal = 100

const datePattern = /^-?(\d{4,9})-(\d\d)-(\d\d)(Z|[+-]\d\d:\d\d)?$/
const timePattern =
  /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$|^24:00:00(\.0+)?(Z|[+-]\d\d:\d\d)?$/

/** The lexical space of each type, for a value without white space at its ends. */
const lexical: Record<ValueType, (value: string) => boolean> = {
  // Every string is an anyURI for XSD 1.0, which leaves escaping to the application.
  string: () => true,
  anyURI: () => true,
  date: isDate,
  dateTime: isDateTime,
  decimal: (value) => value.length <= longestDecimal && /^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(value),
  int: (value) => isInteger(value, -(2n ** 31n), 2n ** 31n - 1n),
  positiveInteger: (value) => isInteger(value, 1n),
  nonNegativeInteger: (value) => isInteger(value, 0n),
  boolean: (value) => /^(true|false|1|0)$/.test(value),
  language: (value) => /^([a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*)?$/.test(value),
  NMTOKEN: (value) => /^[\p{L}\p{M}\p{N}._:·-]+$/u.test(value),
}

/** Whether a text is a value of the type; white space at its ends is no part of it. */
export const isValue = (type: ValueType, text: string): boolean => lexical[type](trimmed(text))

function isDateTime(value: string): boolean {
  const [day, time, ...more] = value.split('T')
  return isDate(day!) && !/[Z:]/.test(day!) && timePattern.test(time ?? '') && more.length === 0
}

function isDate(value: string): boolean {
  const [, year, month, day, zone] = datePattern.exec(value) ?? []
  if (year === undefined || Number(year) === 0 || (year.length > 4 && year.startsWith('0'))) return false
  if (zone && zone !== 'Z' && !/^.(0\d|1[0-3]):[0-5]\d$|^.14:00$/.test(zone)) return false
  const days = new Date(Date.UTC(2000 + (Number(year) % 400), Number(month), 0)).getUTCDate()
  return Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= days
}

function isInteger(value: string, least: bigint, most?: bigint): boolean {
  if (value.length > longestDecimal || !/^[+-]?\d+$/.test(value)) return false
  const integer = BigInt(value.replace('+', ''))
  return integer >= least && (most === undefined || integer <= most)
}
