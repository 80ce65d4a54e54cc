import type { Structure } from '../files/structure.ts'
import type { MeasureDefinition, Series } from './measure.ts'

/** Every series that a measure reads, inputs before what is only published. */
export function seriesOf(measure: MeasureDefinition): Series[] {
  const inputs = 'series' in measure ? [measure.series] : [measure.numerator, measure.denominator]
  return 'published' in measure && measure.published ? [...inputs, measure.published] : inputs
}

/** What of a series its data set does not have: a measure, a unit, a dimension or a code; nothing where it fits. */
export function foreignPart(series: Series, structure: Structure): string | undefined {
  const measure = structure.measures.find(({ id }) => id === series.measure)
  if (!measure) return series.measure
  const known =
    measure.unit === undefined ? Object.hasOwn(structure.units, series.unit) : measure.unit === series.unit
  if (!known) return series.unit
  const dimensions = structure.dimensions.flatMap((d) => (d.kind === 'area' || d.kind === 'code' ? [d] : []))
  const unknown = Object.keys(series.key).find((id) => !dimensions.some((d) => d.id === id))
  if (unknown !== undefined) return unknown
  const faulty = dimensions.find(({ id, codes }) => {
    const code = series.key[id]
    return code === undefined || (codes && !Object.hasOwn(codes, code))
  })
  return faulty && `${faulty.id} ${series.key[faulty.id] ?? ''}`.trim()
}
