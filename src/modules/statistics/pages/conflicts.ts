import { html, section, table, type Html } from '../../../design/index.ts'
import type { Locale } from '../../../platform/language/index.ts'
import type { Structure } from '../files/structure.ts'
import { fractionDigits, fromExact, roundHalfUp } from '../rules/decimal.ts'
import type { FigureRow } from '../rules/figure.ts'
import type { MeasureDefinition } from '../rules/measure.ts'
import { restOfYearBefore } from '../rules/months.ts'
import type { Conflict } from '../rules/reconcile.ts'
import { gradeMark, sourceWords } from './source-words.ts'
import { periodWords, unitNamed, unitOf, valueWords, type Unit } from './words.ts'

/** Figures of sources that disagree, side by side; nothing where they agree. All are kept, and none is preferred. */
export function conflictsSection(
  l: Locale,
  measure: MeasureDefinition,
  structure: Structure,
  conflicts: readonly Conflict[],
  rows: readonly FigureRow[] = [],
): Html[] {
  const differing = rows.filter(({ computations }) => computations.length > 1)
  if (conflicts.length === 0 && differing.length === 0) return []
  return [
    section(
      { heading: l.t('statistics.conflicts'), note: l.t('statistics.conflicts-note'), id: 'conflicts' },
      conflicts.map((conflict) => one(l, measure, structure, conflict)),
      differing.map((row) => inputs(l, row, structure)),
    ),
  ]
}

type Cited = {
  source?: string | undefined
  grade?: 'primary' | 'secondary' | undefined
  note?: string | undefined
}
type Line = { period: string; value: string; cited: readonly Cited[] }

function one(l: Locale, measure: MeasureDefinition, structure: Structure, conflict: Conflict): Html {
  const unit = unitOf(measure, structure)
  const lines = conflict.witnesses.map(({ period, value, observations }) => ({
    period: periodWords(l, period),
    value: valueWords(l, value, unit),
    cited: observations,
  }))
  return html`<p>${why(l, measure, structure, conflict)}</p>${beside(l, lines)}`
}

function why(l: Locale, measure: MeasureDefinition, structure: Structure, conflict: Conflict): string {
  if (conflict.kind === 'published-differ') return l.t('statistics.conflict-differ')
  const [part, whole] = conflict.witnesses
  const series = 'series' in measure ? measure.series : undefined
  const unit: Unit = unitNamed(series?.unit ?? '', structure)
  const digits = Math.max(...conflict.witnesses.map(({ value }) => fractionDigits(value)))
  return l.t('statistics.conflict-changes', {
    period: periodWords(l, restOfYearBefore(part.period, whole.period)),
    amount: valueWords(l, roundHalfUp(fromExact(conflict.implied), digits), unit),
  })
}

/** The values of an input on which sources differ, at one period. */
function inputs(l: Locale, row: FigureRow, structure: Structure): Html {
  const all = row.computations.flatMap(({ inputs }) => inputs)
  const lines = [...new Map(all.map((input) => [`${input.role} ${input.value}`, input])).values()]
    .filter((input) => all.some(({ role, value }) => role === input.role && value !== input.value))
    .map(({ period, value, sources, series }) => ({
      period: periodWords(l, period),
      value: valueWords(l, value, unitNamed(series.unit, structure)),
      cited: sources,
    }))
  return html`<p>${l.t('statistics.inputs-differ')}</p>${beside(l, lines)}`
}

const beside = (l: Locale, lines: readonly Line[]): Html =>
  table(
    {
      label: l.t('statistics.conflicts'),
      columns: [
        { name: l.t('statistics.period'), header: true },
        { name: l.t('statistics.value'), align: 'end', nowrap: true },
        { name: l.t('statistics.source') },
        { name: l.t('statistics.grade') },
        { name: l.t('statistics.remark') },
      ],
      rows: lines.flatMap(({ period, value, cited }) =>
        cited.map(({ source, grade, note }) => [
          period,
          value,
          sourceWords(l, source),
          gradeMark(l, grade),
          note === undefined ? '' : html`<bdi>${note}</bdi>`,
        ]),
      ),
    },
    l,
  )
