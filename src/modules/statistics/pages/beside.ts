import { bareContent, bars, figure, html, section, type Html } from '../../../design/index.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import type { Structure } from '../files/structure.ts'
import { listClaims } from '../queries/claims.ts'
import { listMeasures, observationsOf } from '../queries/data.ts'
import { figureRows, shownOf, type FigureRow } from '../rules/figure.ts'
import { samePeriod, yearBefore, type Period } from '../rules/observation.ts'
import { seriesOf } from '../rules/series-of.ts'
import type { MeasureRow } from '../tables.ts'
import { periodWords } from './words.ts'

const half = '50'

/** The other shares of the same data set at the same period, with those of a year before; nothing where there are none. */
export async function besideSection(
  c: Ctx,
  { data_set, definition }: MeasureRow,
  structure: Structure,
  period: Period,
): Promise<Html[]> {
  const { l } = c
  if (definition.kind !== 'share') return []
  const shares = (await listMeasures(c.db, data_set)).filter((row) => row.definition.kind === 'share')
  const found = await Promise.all(
    shares.map(async (row) => {
      const rows = figureRows(row.definition, await observationsOf(c.db, data_set, seriesOf(row.definition)))
      return { row, now: at(rows, period), before: at(rows, yearBefore(period)) }
    }),
  )
  const held = found.filter(({ now }) => now !== null)
  if (held.length < 2) return []
  const asserted = (await listClaims(c.db)).some(({ claim }) =>
    claim.assertions.some(
      ({ measure, moreThan }) => moreThan === '1/2' && held.some(({ row }) => row.id === measure),
    ),
  )
  const year = periodWords(l, yearBefore(period))
  const drawn = held.map(({ row, now, before }) => ({
    label: l.pick(row.definition.title).text,
    value: now,
    words: l.percent(now ?? ''),
    marked: row.id === definition.id,
    ...(before !== null && {
      beside: {
        value: before,
        words: l.t('statistics.beside-before', {
          value: l.percent(before),
          year: yearBefore(period).end.slice(0, 4),
        }),
      },
    }),
  }))
  return [
    section(
      { heading: l.t('statistics.beside'), note: l.t('statistics.beside-note') },
      figure(
        {
          title: l.t('statistics.beside-title', { period: periodWords(l, period) }),
          subtitle: l.t('statistics.beside-subtitle', { period: year }),
          picture: bars(
            { bars: drawn, ...(asserted && { line: { value: half, words: l.t('statistics.half') } }) },
            l,
          ),
          source: bareContent(structure.publisher, l),
          data: {
            label: l.t('statistics.beside'),
            columns: [
              { name: l.t('statistics.measure'), header: true },
              { name: year, align: 'end' },
              { name: periodWords(l, period), align: 'end' },
            ],
            rows: held.map(({ row, now, before }) => [
              html`<a href="${c.href(`/figures/${row.id}`)}">${bareContent(row.definition.title, l)}</a>`,
              before === null ? '–' : l.percent(before),
              now === null ? '–' : l.percent(now),
            ]),
          },
        },
        l,
      ),
    ),
  ]
}

/** The value at a period, with one digit more than the measure's rounding where it is computed. */
function at(rows: readonly FigureRow[], period: Period): string | null {
  const row = rows.find((one) => samePeriod(one.period, period))
  return row ? (row.computations[0].steps.at(-1)?.working ?? shownOf(row)?.value ?? null) : null
}
