import { bareContent, html, pager, table, type Html } from '../../../design/index.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import type { Structure } from '../files/structure.ts'
import type { HeldObservation } from '../queries/data.ts'
import { gradeMark, sourceWords } from './source-words.ts'
import { periodWords, unitNamed, unitWords } from './words.ts'

/** How many observations stand on one page. */
export const onePage = 50

/** Observations with what their rows say of them, in the order of the files. */
export function observationsTable({ l }: Ctx, structure: Structure, held: readonly HeldObservation[]): Html {
  const dimensions = structure.dimensions.filter(({ kind }) => !kind.startsWith('period'))
  const nameOf = (code: string, dimension: (typeof dimensions)[number]) => {
    const name = 'codes' in dimension ? dimension.codes?.[code] : undefined
    return name ? bareContent(name, l) : html`<bdi>${code}</bdi>`
  }
  const isSeveral = structure.measures.length > 1
  return table(
    {
      label: l.t('statistics.observations'),
      dense: true,
      columns: [
        { name: l.t('statistics.period'), header: true },
        ...dimensions.map(({ title }) => ({ name: bareContent(title, l) })),
        ...(isSeveral ? [{ name: l.t('statistics.measure') }] : []),
        { name: l.t('statistics.value'), align: 'end' },
        { name: l.t('statistics.unit') },
        { name: l.t('statistics.status') },
        { name: l.t('statistics.source') },
        { name: l.t('statistics.grade') },
        { name: l.t('statistics.release'), align: 'end' },
        { name: l.t('statistics.line'), align: 'end' },
      ],
      rows: held.map((one) => [
        periodWords(l, one.period),
        ...dimensions.map((dimension) => nameOf(one.key[dimension.id] ?? '', dimension)),
        ...(isSeveral
          ? [bareContent(structure.measures.find(({ id }) => id === one.measure)?.title ?? {}, l)]
          : []),
        one.value === null ? '–' : l.number(one.value),
        html`<bdi>${unitWords(l, unitNamed(one.unit, structure))}</bdi>`,
        one.status === 'normal' ? '' : l.t(`statistics.status.${one.status}`),
        sourceWords(l, one.source),
        gradeMark(l, one.grade),
        l.number(one.release),
        l.number(one.line),
      ]),
      empty: l.t('statistics.no-releases'),
    },
    l,
  )
}

/** The pages of the observations, of one release or of all. */
export function pagerOf(
  c: Ctx,
  dataSet: string,
  { page, total, release }: { page: number; total: number; release: number | undefined },
): Html {
  const { l } = c
  const query = (n: number) =>
    new URLSearchParams({
      ...(release !== undefined && { release: String(release) }),
      ...(n > 1 && { page: String(n) }),
    }).toString()
  const to = (n: number) => c.href(`/figures/data-sets/${dataSet}?${query(n)}#observations`)
  return pager(
    {
      label: l.t('statistics.observations'),
      from: (page - 1) * onePage + 1,
      to: Math.min(page * onePage, total),
      total,
      ...(page > 1 && { previousHref: to(page - 1) }),
      ...(page * onePage < total && { nextHref: to(page + 1) }),
      ...(release !== undefined && { allHref: c.href(`/figures/data-sets/${dataSet}#observations`) }),
      downloads: [{ label: 'JSON', href: `/api/v1/data-sets/${dataSet}/observations` }],
    },
    l,
  )
}
