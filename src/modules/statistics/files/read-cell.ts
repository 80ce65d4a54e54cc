import { z } from 'zod'
import type { Period } from '../rules/observation.ts'
import type { FaultReason } from './fault.ts'
import type { Structure } from './structure.ts'
import { period } from '../rules/observation.ts'

/** What a cell holds, or why it cannot be told. */
export type Cell<T> = { value: T } | { fault: FaultReason }

const escaped = (text: string) => text.replace(/[.\s]/g, (c) => (c === '.' ? '\\.' : c))

/**
 * A reader of numbers with the structure's separators. It gives an exact decimal string with the digits as printed;
 * thousands are grouped throughout or not at all. No exponents, no percent signs: a cell that says more is refused.
 */
export function numberReader(s: Pick<Structure, 'decimal' | 'thousands'>): (text: string) => Cell<string> {
  const grouped = s.thousands === undefined ? '' : `|\\d{1,3}(?:${escaped(s.thousands)}\\d{3})+`
  const pattern = new RegExp(`^([-+\u2212]?)(\\d{1,40}${grouped})(?:${escaped(s.decimal)}(\\d{1,40}))?$`, 'u')
  return (text) => {
    const [, sign = '', whole = '', fraction] = pattern.exec(text) ?? []
    const digits = whole.replace(/\D/g, '').replace(/^0+(?=\d)/, '')
    if (digits === '' || digits.length > 40) return { fault: 'not-a-number' }
    const size = fraction === undefined ? digits : `${digits}.${fraction}`
    return { value: (sign === '-' || sign === '\u2212') && /[1-9]/.test(size) ? `-${size}` : size }
  }
}

// '03/04/2020', '3.4.20': read differently in different countries.
const dayOrMonth = /^\d{1,2}[-/. ]\d{1,2}[-/. ]\d{2,4}$/

/**
 * The months of a period: '2020', '2020-S1', '2020-Q3', '2020-08', '08/2020' or two of these as an ISO 8601 interval
 * ('2020-01/2020-08'). A day and a month in either order cannot be told apart and are refused as ambiguous.
 */
export function readPeriod(text: string): Cell<Period> {
  const [first = '', last = first, ...more] = /^\d{4}-[^/]*\/|^\d{4}\/\d{4}$/.test(text)
    ? text.split('/')
    : [text]
  const [start, end] = [monthsOf(first), monthsOf(last)]
  if (!start || !end || more.length > 0)
    return { fault: dayOrMonth.test(text) ? 'ambiguous-date' : 'not-a-period' }
  const whole = { start: start.start, end: end.end }
  if (whole.start > whole.end) return { fault: 'period-reversed' }
  return period.safeParse(whole).success ? { value: whole } : { fault: 'not-a-period' }
}

const pad = (month: number) => String(month).padStart(2, '0')

function monthsOf(text: string): Period | null {
  const [, year, part, n] = /^(\d{4})(?:-([QS]?)(\d{1,2}))?$/.exec(text) ?? []
  if (year === undefined) {
    const [, month, inYear] = /^(\d{2})\/(\d{4})$/.exec(text) ?? []
    return month === undefined ? null : { start: `${inYear}-${month}`, end: `${inYear}-${month}` }
  }
  if (n === undefined) return { start: `${year}-01`, end: `${year}-12` }
  if (part === '') return n.length === 2 ? { start: `${year}-${n}`, end: `${year}-${n}` } : null
  const months = part === 'Q' ? 3 : 6
  const ordinal = Number(n)
  if (n.length > 1 || ordinal < 1 || ordinal * months > 12) return null
  return { start: `${year}-${pad((ordinal - 1) * months + 1)}`, end: `${year}-${pad(ordinal * months)}` }
}

/** A day, 'YYYY-MM-DD' and in the calendar. */
export function readDay(text: string): Cell<string> {
  if (dayOrMonth.test(text)) return { fault: 'ambiguous-date' }
  const { data: value } = z.iso.date().safeParse(text)
  return value === undefined ? { fault: 'not-a-day' } : { value }
}
