import type { Period } from './observation.ts'

/** The months of `whole` after the end of `part`, a year before: what two changes on the year leave between them. */
export function restOfYearBefore(part: Period, whole: Period): Period {
  const [year = 0, month = 1] = part.end.split('-').map(Number)
  const next = month === 12 ? [year + 1, 1] : [year, month + 1]
  return {
    start: monthOf(next[0]! - 1, next[1]!),
    end: monthOf(Number(whole.end.slice(0, 4)) - 1, Number(whole.end.slice(5))),
  }
}

const monthOf = (year: number, month: number): string => `${year}-${String(month).padStart(2, '0')}`

/** The whole years from the first to the last period of which no month is in any of them. */
export function emptyYears(periods: readonly Period[]): number[] {
  const years = periods.flatMap(({ start, end }) => [Number(start.slice(0, 4)), Number(end.slice(0, 4))])
  const [first, last] = [Math.min(...years), Math.max(...years)]
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i).filter(
    (year) =>
      !periods.some(({ start, end }) => Number(start.slice(0, 4)) <= year && year <= Number(end.slice(0, 4))),
  )
}
