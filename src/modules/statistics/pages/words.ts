import type { Locale } from '../../../platform/language/index.ts'
import type { Structure } from '../files/structure.ts'
import { formulas, type MeasureDefinition } from '../rules/measure.ts'
import type { Period } from '../rules/observation.ts'

/** A period of months as a reader writes it: "January 2020 to August 2020". */
export const periodWords = (l: Locale, { start, end }: Period): string =>
  start === end ? l.month(start) : l.t('statistics.from-to', { from: l.month(start), to: l.month(end) })

/** The unit of what a measure computes. */
export function unitWords(l: Locale, measure: MeasureDefinition, structure: Structure): string {
  const unit = formulas[measure.kind].unit
  if (unit !== 'of-series') return l.t(`statistics.unit.${unit}`)
  const series = 'series' in measure ? measure.series.unit : ''
  return l.pick(structure.units[series]?.title ?? {}).text
}

/** A computed value with its unit. */
export function valueWords(l: Locale, measure: MeasureDefinition, value: string): string {
  const unit = formulas[measure.kind].unit
  if (unit === 'percent') return l.percent(value)
  return unit === 'percentage-point' ? l.t('statistics.points', { value: l.number(value) }) : l.number(value)
}
