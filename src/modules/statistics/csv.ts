import { rolesIn, type FigureRow } from './rules/figure.ts'

/**
 * A measure as a table for other programs: each period with its inputs, the exact result as a fraction, the result as
 * rounded, and what is published. An empty cell is not held; values on which sources differ stand side by side.
 */
export function valuesCsv(rows: readonly FigureRow[]): [header: string[], rows: string[][]] {
  const roles = rolesIn(rows)
  const several = (values: readonly (string | null | undefined)[]) =>
    [...new Set(values.filter((value) => value !== null && value !== undefined))].join(' | ')
  return [
    ['start', 'end', ...roles, 'result_numerator', 'result_denominator', 'result', 'published', 'verdict'],
    rows.map(({ period, computations, published }) => [
      period.start,
      period.end,
      ...roles.map((role) =>
        several(
          computations.flatMap(({ inputs }) =>
            inputs.filter((one) => one.role === role).map(({ value }) => value),
          ),
        ),
      ),
      several(computations.map(({ value }) => value?.numerator)),
      several(computations.map(({ value }) => value?.denominator)),
      several(computations.map(({ rounded }) => rounded)),
      several(published.map(({ value }) => value)),
      several(published.map(({ verdict }) => verdict)),
    ]),
  ]
}
