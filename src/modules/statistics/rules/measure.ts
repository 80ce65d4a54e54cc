import { z } from 'zod'
import { langText } from '../../../platform/language/lang-text.ts'
import { code, identifier } from './observation.ts'

/**
 * A series: the observations of one measure, key and unit, over all periods. A unit is part of what a series is, so
 * that amounts in two currencies never meet. `exact` says that its values are counted, not rounded to their last digit.
 */
export const series = z.strictObject({
  name: langText(200),
  measure: identifier,
  key: z.record(identifier, code),
  unit: identifier,
  exact: z.boolean().optional(),
})
export type Series = z.infer<typeof series>

const named = { id: identifier, title: langText(200), decimals: z.int().min(0).max(12) }

/**
 * A measure, defined once and by name. `decimals` is the rounding of its result, half up (a half goes away from zero).
 * `published` is the same figure as its source prints it: never taken for the computed one, but
 * - of a share or a change on the year, compared among sources to find those that contradict each other;
 * - of a change of a share, an input of its own name where the year before has a published share and no total.
 */
export const measureDefinition = z
  .discriminatedUnion('kind', [
    z.strictObject({ ...named, kind: z.literal('level'), series }),
    z.strictObject({
      ...named,
      kind: z.literal('share'),
      numerator: series,
      denominator: series,
      published: series.optional(),
    }),
    z.strictObject({
      ...named,
      kind: z.literal('change-of-share'),
      numerator: series,
      denominator: series,
      published: series.optional(),
    }),
    z.strictObject({
      ...named,
      kind: z.literal('change-on-year'),
      series,
      published: series.optional(),
    }),
  ])
  .refine((m) => !('numerator' in m) || m.numerator.unit === m.denominator.unit, {
    error: 'units-differ',
    path: ['denominator', 'unit'],
  })
export type MeasureDefinition = z.infer<typeof measureDefinition>
export type MeasureKind = MeasureDefinition['kind']

/** What each kind computes, for a reader: its formula over the period t and the same months of the year before (t−1). */
export const formulas: Record<MeasureKind, { formula: string; unit: ResultUnit }> = {
  level: { formula: 'a(t)', unit: 'of-series' },
  share: { formula: '100 × a(t) ÷ b(t)', unit: 'percent' },
  'change-of-share': { formula: '100 × a(t) ÷ b(t) − 100 × a(t−1) ÷ b(t−1)', unit: 'percentage-point' },
  'change-on-year': { formula: '100 × (a(t) − a(t−1)) ÷ a(t−1)', unit: 'percent' },
}

export type ResultUnit = 'of-series' | 'percent' | 'percentage-point'
