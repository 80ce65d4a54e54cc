import { bareContent, html, table, type Html } from '../../../design/index.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import type { JudgedClaim } from '../queries/claims.ts'
import type { Series } from '../rules/measure.ts'
import type { Background } from './history.ts'
import { gradeMark, sourceWords } from './source-words.ts'
import { shortValue } from './values.ts'
import { periodWords, unitNamed, unitWords } from './words.ts'

/** Every input with its sources, side by side, and those that are not held. */
export function inputsTable(c: Ctx, { newest }: JudgedClaim, { structure }: Background): Html {
  const { l } = c
  const all = newest.assertions.flatMap(({ judgements }) => judgements.map(({ computation }) => computation))
  const unique = <T>(items: readonly T[], key: (item: T) => unknown): T[] => [
    ...new Map(items.map((item) => [JSON.stringify(key(item)), item])).values(),
  ]
  const inputs = unique(
    all.flatMap((one) => one.inputs),
    ({ series, period, value }) => [series.name, period, value],
  )
  const missing = unique(
    all.flatMap((one) => one.missing),
    ({ series, period }) => [series.name, period],
  )
  const nameOf = (series: Series) =>
    html`${bareContent(series.name, l)}<br><span class="soft"><bdi>${unitWords(l, unitNamed(series.unit, structure))}</bdi></span>`
  return table(
    {
      label: l.t('statistics.inputs'),
      dense: true,
      columns: [
        { name: l.t('statistics.input'), header: true },
        { name: l.t('statistics.period') },
        { name: l.t('statistics.value'), align: 'end', nowrap: true },
        { name: l.t('statistics.source') },
        { name: l.t('statistics.grade'), nowrap: true },
      ],
      rows: [
        ...missing.map(({ series, period, status }) => [
          nameOf(series),
          periodWords(l, period),
          html`<span class="soft">${l.t(`statistics.status.${status}`)}</span>`,
          '',
          '',
        ]),
        ...inputs.flatMap(({ series, period, value, sources }) =>
          sources.map(({ source, grade }) => [
            nameOf(series),
            periodWords(l, period),
            shortValue(l, value, unitNamed(series.unit, structure)),
            sourceWords(l, source),
            gradeMark(l, grade),
          ]),
        ),
      ],
    },
    l,
  )
}
