import { type CustomTypesConfig, TypeOverrides, types } from 'pg'
import { UnrepresentableValue } from './errors.ts'

/** int8 → number, only where a double holds it exactly. */
export function parseInt8(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new UnrepresentableValue(`${text} is beyond 2^53 − 1`)
  return value
}

/** date → 'YYYY-MM-DD': a legal day has no time zone, so it must never become a `Date`. */
export function parseDay(text: string): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(text))
    throw new UnrepresentableValue(`${text} is not a day of years 1 to 9999`)
  return text
}

/**
 * timestamptz → RFC 3339 in UTC with exactly three fractional digits, '2026-11-22T09:00:00.250Z'.
 * Microseconds are cut off, never rounded up into the future.
 */
export function parseInstant(text: string): string {
  const parts = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?\+00$/.exec(text)
  if (!parts) throw new UnrepresentableValue(`${text} is not an instant of years 1 to 9999 in UTC`)
  return `${parts[1]}T${parts[2]}.${(parts[3] ?? '').padEnd(3, '0').slice(0, 3)}Z`
}

const asWritten = (text: string): string => text

/** PostgreSQL's built-in types, each with the type of its arrays (catalogue pg_type). */
const exact: { oid: number; arrayOid: number; parse: (text: string) => string | number }[] = [
  { oid: 20, arrayOid: 1016, parse: parseInt8 },
  { oid: 1700, arrayOid: 1231, parse: asWritten },
  { oid: 1082, arrayOid: 1182, parse: parseDay },
  { oid: 1184, arrayOid: 1185, parse: parseInstant },
  // timestamp without time zone: pg would read it in this machine's zone
  { oid: 1114, arrayOid: 1115, parse: asWritten },
]

const parseTexts = types.getTypeParser(1009 as number) as (array: string) => (string | null)[]

/** Parsers for one pool or client (option `types`); pg's global ones stay as they are. */
export function exactTypes(): CustomTypesConfig {
  const overrides = new TypeOverrides()
  for (const { oid, arrayOid, parse } of exact) {
    overrides.setTypeParser(oid, parse)
    overrides.setTypeParser(arrayOid, (array) =>
      parseTexts(array).map((text) => (text === null ? null : parse(text))),
    )
  }
  return overrides
}
