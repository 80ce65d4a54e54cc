import { html, table, type Html, type Words } from '../../../design/index.ts'
import type { Locale } from '../../../platform/language/index.ts'
import type { Structure } from '../files/structure.ts'
import { monthsOf } from '../rules/observation.ts'
import type { HeldObservation } from '../queries/data.ts'
import type { Role } from '../rules/formula.ts'
import { rolesIn, type FigureRow } from '../rules/figure.ts'
import { gradeMark, sourceWords } from './source-words.ts'
import type { Input, Missing } from '../rules/compute.ts'
import { smallVerdict } from './verdict-mark.ts'
import { periodWords, unitNamed, valueWords, type Unit } from './words.ts'

/** More than these fill no page; the file has all. */
export const mostRows = 60

/** A measure period by period: its inputs, what is computed, what is published, and what the one says of the other. */
export function valuesTable(l: Locale, label: string, rows: readonly FigureRow[]): Html {
  const roles = rolesIn(rows).filter(
    (role) => role !== 'level' || rows.some(({ published }) => published.length > 0),
  )
  const isPublished = rows.some(({ published }) => published.length > 0)
  const end = (name: string) => ({ name, align: 'end' as const })
  return table(
    {
      label,
      columns: [
        { name: l.t('statistics.period'), header: true },
        ...roles.map((role) => end(l.t(`statistics.role.${role}`))),
        end(l.t('statistics.computed')),
        ...(isPublished ? [end(l.t('statistics.published')), { name: l.t('statistics.verdict') }] : []),
      ],
      rows: rows.slice(0, mostRows).map((row) => [
        periodWords(l, row.period),
        ...roles.map((role) => inputCell(l, row, role)),
        lines(
          row.computations.map(({ value, steps }) => {
            const step = steps.at(-1)
            return value && step ? l.number(step.operation === 'level' ? step.left : step.working) : '–'
          }),
        ),
        ...(isPublished
          ? [
              row.published.length > 0 ? lines(row.published.map(({ value }) => l.number(value))) : '–',
              html`${row.published.map(({ verdict }, i) => html`${i > 0 ? html`<br>` : ''}${smallVerdict(verdict, l)}`)}`,
            ]
          : []),
      ]),
      empty: l.t('statistics.no-values'),
    },
    l,
  )
}

/** The values of an input that sources give, or why there is none. */
function inputCell(l: Locale, { computations }: FigureRow, role: Role): Words {
  const of = <T extends Input | Missing>(list: readonly T[]) => list.filter((one) => one.role === role)
  const values = [
    ...new Set(computations.flatMap(({ inputs }) => of(inputs).map(({ value }) => l.number(value)))),
  ]
  if (values.length > 0) return lines(values)
  const status = computations.flatMap(({ missing }) => of(missing).map((one) => one.status))[0]
  return status === undefined ? '–' : html`<span class="soft">${l.t(`statistics.status.${status}`)}</span>`
}

const lines = (words: readonly string[]): Words =>
  words.length === 1
    ? (words[0] ?? '')
    : html`${words.map((one, i) => html`${i > 0 ? html`<br>` : ''}${one}`)}`

/** Every figure that a measure rests on, with its source, the newest first. */
export const sourcesTable = (
  l: Locale,
  observations: readonly HeldObservation[],
  nameOf: (observation: HeldObservation) => string,
  structure: Structure,
): Html =>
  table(
    {
      label: l.t('statistics.sources'),
      dense: true,
      columns: [
        { name: l.t('statistics.figure'), header: true },
        { name: l.t('statistics.period') },
        { name: l.t('statistics.value'), align: 'end', nowrap: true },
        { name: l.t('statistics.source') },
        { name: l.t('statistics.grade'), nowrap: true },
        { name: l.t('statistics.release'), align: 'end' },
      ],
      rows: observations
        .toSorted((a, b) =>
          a.period.end === b.period.end
            ? monthsOf(b.period) - monthsOf(a.period)
            : a.period.end < b.period.end
              ? 1
              : -1,
        )
        .slice(0, mostRows)
        .map((one) => [
          html`<bdi>${nameOf(one)}</bdi>${one.note === undefined ? '' : html`<br><span class="soft"><bdi>${one.note}</bdi></span>`}`,
          periodWords(l, one.period),
          one.value === null
            ? html`<span class="soft">${l.t(`statistics.status.${one.status}`)}</span>`
            : shortValue(l, one.value, unitNamed(one.unit, structure)),
          sourceWords(l, one.source),
          gradeMark(l, one.grade),
          l.number(one.release),
        ]),
    },
    l,
  )

/** Each source once, with its kind: what a reader sees before the table is opened. */
export function sourcesList(l: Locale, observations: readonly HeldObservation[]): Html {
  const found = new Map(observations.map((one) => [`${one.source ?? ''} ${one.grade ?? ''}`, one]))
  return html`<ul class="rows small">${[...found.values()].map(
    ({ source, grade }) => html`<li>${sourceWords(l, source)} ${gradeMark(l, grade)}</li>`,
  )}</ul>`
}

/** Amounts without their unit, which stands above the table of values. */
export const shortValue = (l: Locale, value: string, unit: Unit): string =>
  unit.base === 'PT' || unit.base === 'PP' ? valueWords(l, value, unit) : l.number(value)

/** Which group of countries each source counts; nothing where none says it. */
export function groupsNote(l: Locale, observations: readonly HeldObservation[]): Html | '' {
  const byPeriod = Map.groupBy(observations, ({ period }) => periodWords(l, period))
  const said = [...byPeriod].flatMap(([period, held]) => {
    const groups = [...new Set(held.flatMap(({ group }) => group ?? []))]
    return groups.length > 0 ? [l.t('design.pair', { name: period, value: l.list(groups) })] : []
  })
  return said.length === 0
    ? ''
    : html`<p class="small soft">${l.t('statistics.groups', { groups: l.list(said) })}</p>`
}
