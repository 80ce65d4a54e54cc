import type { MeasureDefinition, Series } from '../measure.ts'
import type { Observation, Period } from '../observation.ts'

/** A series of billions of dollars, or of another unit, in the shape that the tests' observations have. */
export const series = (measure: string, indicator: string, unit = 'USD_bn'): Series => ({
  name: { en: `${measure} of ${indicator}` },
  measure,
  key: { INDICATOR: indicator },
  unit,
})

/** The four kinds of measure over one indicator, its total and its published share and change. */
export const measuresOf = (indicator: string) => {
  const [value, total] = [series('value', indicator), series('total', indicator)]
  const share = series('share', indicator, 'PERCENT')
  const change = series('change', indicator, 'PERCENT')
  const part = { numerator: value, denominator: total, decimals: 1 }
  const title = { en: indicator }
  return [
    { id: 'level', title, kind: 'level', series: value, decimals: 2 },
    { id: 'share', title, kind: 'share', ...part, published: share },
    { id: 'change-of-share', title, kind: 'change-of-share', ...part, published: share },
    { id: 'change', title, kind: 'change-on-year', series: value, published: change, decimals: 1 },
  ] as const satisfies MeasureDefinition[]
}

/** The months from January of a year to the month given: `to('2020-08')`. */
export const to = (end: string): Period => ({ start: `${end.slice(0, 4)}-01`, end })

/** An observation of a series at a period, read at a source. */
export const at = (
  of: Series,
  period: Period,
  value: string | null,
  more: Partial<Observation> = {},
): Observation => ({
  key: of.key,
  period,
  measure: of.measure,
  value,
  status: value === null ? 'not-available' : 'normal',
  unit: of.unit,
  line: 2,
  ...more,
})
