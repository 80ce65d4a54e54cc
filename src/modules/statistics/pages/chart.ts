import {
  bareContent,
  figure,
  html,
  periods,
  rich,
  sentences,
  timeSeries,
  type Html,
} from '../../../design/index.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import { decimal } from '../rules/decimal.ts'
import { shownOf, type FigureRow } from '../rules/figure.ts'
import { emptyYears } from '../rules/months.ts'
import type { Period } from '../rules/observation.ts'
import type { MeasureRow, ReleaseRow } from '../tables.ts'
import type { Structure } from '../files/structure.ts'
import { periodWords, unitOf, unitWords, valueWords } from './words.ts'

/** More than these cannot be told apart as bars. */
const mostBars = 30

interface Drawn {
  period: Period
  value: string
  computed: boolean
}

/** The course of a measure: each value as long as its period, years without any hatched. */
export function chartOf(
  c: Ctx,
  { id, definition }: MeasureRow,
  structure: Structure,
  rows: readonly FigureRow[],
  releases: readonly ReleaseRow[],
): Html | undefined {
  const { l } = c
  const drawn = rows.flatMap((row): Drawn[] => {
    const shown = shownOf(row)
    return shown ? [{ period: row.period, ...shown }] : []
  })
  const newest = drawn[0]
  const release = releases.at(-1)
  if (!newest || !release) return undefined
  const unit = unitOf(definition, structure)
  const gaps = emptyYears(drawn.map(({ period }) => period))
  return figure(
    {
      title: titleOf(c, drawn),
      subtitle: html`${bareContent(definition.title, l)} · <bdi>${unitWords(l, unit)}</bdi>${
        drawn.some((one) => one !== newest && sameMonths(one.period, newest.period))
          ? ` · ${l.t('statistics.chart.marked', { period: monthsWords(c, newest.period) })}`
          : ''
      }`,
      picture: picture(c, drawn, gaps),
      source: rich(l, 'statistics.chart.source', {
        publisher: html`<a href="${c.href(`/figures/data-sets/${structure.id}`)}">${bareContent(structure.publisher, l)}</a>`,
        n: release.number,
        day: l.date(release.published.slice(0, 10)),
      }),
      note: sentences(
        [
          gaps.length > 0 && l.t('statistics.chart.hatched'),
          drawn.some(({ computed }) => !computed) && l.t('statistics.chart.published'),
        ],
        l,
      ),
      data: {
        label: l.pick(definition.title).text,
        columns: [
          { name: l.t('statistics.period'), header: true },
          { name: html`<bdi>${unitWords(l, unit)}</bdi>`, align: 'end' },
          { name: l.t('statistics.how') },
        ],
        rows: drawn.map(({ period, value, computed }) => [
          periodWords(l, period),
          valueWords(l, value, unit),
          l.t(computed ? 'statistics.computed' : 'statistics.published'),
        ]),
      },
      downloads: [
        { label: 'CSV', href: c.href(`/figures/${id}/values.csv`) },
        { label: 'JSON', href: `/api/v1/measures/${id}` },
      ],
    },
    l,
  )
}

function picture({ l }: Ctx, drawn: readonly Drawn[], gaps: readonly number[]): Html {
  if (drawn.length > mostBars) return line(l, drawn, gaps)
  const newest = drawn[0]
  return periods(
    [
      ...drawn.map(({ period, value }) => ({
        from: period.start,
        to: period.end,
        label: periodWords(l, period),
        value,
        marked: newest !== undefined && sameMonths(period, newest.period),
      })),
      ...gaps.map((year) => ({
        from: `${year}-01`,
        to: `${year}-12`,
        label: l.t('statistics.year', { year: String(year) }),
        value: null,
        words: l.t('statistics.status.not-held'),
      })),
    ],
    l,
  )
}

const line = (l: Ctx['l'], drawn: readonly Drawn[], gaps: readonly number[]): Html => {
  const points = [
    ...drawn.map(({ period, value }) => ({ at: period.end, value: value as string | null })),
    ...gaps.map((year) => ({ at: `${year}-12`, value: null })),
  ].toSorted((a, b) => (a.at < b.at ? -1 : 1))
  return timeSeries(
    {
      times: points.map(({ at }) => at),
      series: [{ name: '', values: points.map(({ value }) => value), marked: true }],
    },
    l,
  )
}

/** The months of the year that a period covers, whatever the year: only like is compared with like. */
const sameMonths = (a: Period, b: Period): boolean =>
  a.start.slice(5) === b.start.slice(5) && a.end.slice(5) === b.end.slice(5)

const monthsWords = ({ l }: Ctx, { start, end }: Period): string => {
  const name = (month: string) => l.t('statistics.month-name', { month: Number(month.slice(5)) })
  return start.slice(5) === end.slice(5)
    ? name(start)
    : l.t('statistics.months-alone', { from: name(start), to: name(end) })
}

const oldestYear = (drawn: readonly Drawn[]): string =>
  drawn.map(({ period }) => period.start.slice(0, 4)).toSorted()[0] ?? ''

/**
 * How the newest value stands to the others of the same months: a sum of eight months says nothing of one of twelve.
 * Where none is of the same months, how many there are.
 */
function titleOf(c: Ctx, drawn: readonly Drawn[]): string {
  const [newest] = drawn
  const alike = drawn.filter((one) => newest && sameMonths(one.period, newest.period))
  const compared = alike.length > 1 ? alike : drawn
  const standing = alike.length > 1 || drawn.length === 1 ? standingOf(compared) : 'between'
  return c.l.t(`statistics.chart.${standing}`, {
    year: oldestYear(compared),
    n: compared.length,
    months: alike.length < drawn.length ? 'some' : 'all',
    period: newest ? monthsWords(c, newest.period) : '',
  })
}

/** How the newest of some values stands to the others. */
function standingOf([newest, ...others]: readonly Drawn[]): 'highest' | 'lowest' | 'between' | 'one' {
  if (!newest || others.length === 0) return 'one'
  const value = decimal(newest.value)
  if (others.every((other) => decimal(other.value).lt(value))) return 'highest'
  return others.every((other) => decimal(other.value).gt(value)) ? 'lowest' : 'between'
}
