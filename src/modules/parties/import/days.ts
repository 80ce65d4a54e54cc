import { z } from 'zod'
import { fold } from './fold.ts'

/** How a sheet writes days; only a person can say it of '03/04/2020'. */
export const dateOrders = ['dmy', 'mdy', 'ymd'] as const
export type DateOrder = (typeof dateOrders)[number]

export type ReadDay = { day: string } | { reason: 'ambiguous-date' | 'invalid-date' }

const invalid: ReadDay = { reason: 'invalid-date' }

/**
 * A legal day as 'YYYY-MM-DD' from ISO 8601 (year first), from day, month and year as numbers, or with the month's
 * name in one of six languages. A year has four digits. Where two days would fit and no `order` decides, the answer
 * is `ambiguous-date`; it is never guessed.
 */
export const readDay = (text: string, order?: DateOrder): ReadDay => {
  const written = latinDigits(text)
  const yearFirst =
    /^(\d{4})(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})日?(?:[T ]\d{2}:\d{2}(?::\d{2})?)?$/.exec(written)
  if (yearFirst) return onlyDay([[yearFirst[1], yearFirst[2], yearFirst[3]]])
  const [, first, second, year] = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})(?: ?г\.?)?$/.exec(written) ?? []
  if (!year) return withMonthName(written)
  if (order === 'ymd') return invalid
  const orders = order ? [order] : ['dmy', 'mdy']
  return onlyDay(orders.map((one) => (one === 'dmy' ? [year, second, first] : [year, first, second])))
}

const latinDigits = (text: string): string =>
  text
    .normalize('NFKC')
    .trim()
    .replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) & 0xf))

const onlyDay = (candidates: (string | undefined)[][]): ReadDay => {
  const days = new Set(candidates.flatMap(([year, month, day]) => calendarDay(year, month, day) ?? []))
  const [day] = days
  if (!day) return invalid
  return days.size > 1 ? { reason: 'ambiguous-date' } : { day }
}

const calendarDay = (year = '', month = '', day = ''): string | undefined =>
  z.iso.date().safeParse([year, month.padStart(2, '0'), day.padStart(2, '0')].join('-')).data

const fillers = new Set(['de', 'del', 'of', 'the', 'st', 'nd', 'rd', 'th', 'er', 'г', 'года', 'م'])

const withMonthName = (written: string): ReadDay => {
  const words = fold(written.replace(/(\d)(?=\p{L})/gu, '$1 ')).split(' ')
  const numbers = words.filter((word) => /^\d+$/.test(word))
  const name = words.filter((word) => !/^\d+$/.test(word) && !fillers.has(word)).join(' ')
  const [year, ...moreYears] = numbers.filter((number) => number.length === 4)
  const [day, ...moreDays] = numbers.filter((number) => number.length < 3)
  months ??= monthNames()
  const month = months.get(name)
  if (!month || !year || !day || moreYears.length || moreDays.length || numbers.length !== 2) return invalid
  return onlyDay([[year, String(month), day]])
}

let months: Map<string, number> | undefined

// Arabic has three sets of month names: of Egypt and the Gulf, of the Levant, of the Maghreb.
const monthLocales = ['en', 'fr', 'es', 'ru', 'ar', 'ar-SY', 'ar-MA', 'ar-DZ']

const monthNames = (): Map<string, number> => {
  const found = new Map<string, number>()
  const clashing = new Set<string>()
  for (const locale of monthLocales) {
    for (const month of ['long', 'short'] as const) {
      for (const day of [undefined, 'numeric'] as const) {
        const format = new Intl.DateTimeFormat(locale, { month, day, timeZone: 'UTC', calendar: 'gregory' })
        for (let number = 1; number <= 12; number++) {
          const parts = format.formatToParts(Date.UTC(2020, number - 1, 1))
          const name = fold(parts.find((part) => part.type === 'month')?.value ?? '')
          if ((found.get(name) ?? number) !== number) clashing.add(name)
          found.set(name, number)
        }
      }
    }
  }
  for (const name of clashing) found.delete(name)
  return found
}
