import type { Locale } from '../../../platform/language/index.ts'
import type { Structure } from '../files/structure.ts'
import { formulas, type MeasureDefinition } from '../rules/measure.ts'
import type { Period } from '../rules/observation.ts'

const yearOf = (month: string): string => month.slice(0, 4)
const monthName = (l: Locale, month: string): string =>
  l.t('statistics.month-name', { month: Number(month.slice(5)) })

/** A period of months as a reader writes it: '2017', 'August 2020', 'January to August 2020'. */
export function periodWords(l: Locale, { start, end }: Period): string {
  const [from, to] = [yearOf(start), yearOf(end)]
  if (start.endsWith('-01') && end.endsWith('-12'))
    return from === to ? l.t('statistics.year', { year: from }) : l.t('statistics.years', { from, to })
  if (start === end) return l.month(start)
  return from === to
    ? l.t('statistics.months', { from: monthName(l, start), to: monthName(l, end), year: to })
    : l.t('statistics.months-of-years', { from: l.month(start), to: l.month(end) })
}

/** A unit as a structure defines it. */
export type Unit = Structure['units'][string]

/** Per cent and percentage points are written as the language writes them, whatever a structure calls them. */
const [perCent, points] = ['PT', 'PP'].map((base) => ({ title: {}, base, multiplier: 0 })) as [Unit, Unit]

/** The unit of what a measure computes. */
export function unitOf(measure: MeasureDefinition, structure: Structure): Unit {
  const { unit } = formulas[measure.kind]
  if (unit === 'percentage-point') return points
  if (unit === 'percent') return perCent
  return unitNamed('series' in measure ? measure.series.unit : '', structure)
}

export const unitNamed = (id: string, structure: Structure): Unit =>
  structure.units[id] ?? { title: { und: id }, base: id, multiplier: 0 }

/** A decimal with its unit: '17.2%', '4.8 percentage points', '11.80 billion US dollars'. */
export function valueWords(l: Locale, value: string, unit: Unit): string {
  if (unit.base === 'PT') return l.percent(value)
  if (unit.base === 'PP') return l.t('statistics.points', { value: l.number(value), n: Number(value) })
  return l.t('statistics.value-unit', { value: l.number(value), unit: l.pick(unit.title).text })
}

/** The unit alone, as a column or a picture names it. */
export function unitWords(l: Locale, unit: Unit): string {
  if (unit.base === 'PT') return l.t('statistics.unit.percent')
  if (unit.base === 'PP') return l.t('statistics.unit.points')
  return l.pick(unit.title).text
}
