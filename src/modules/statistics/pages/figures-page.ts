import { bareContent, html, section, table, type Html, type Page } from '../../../design/index.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import { listClaims } from '../queries/claims.ts'
import { listDataSets, listMeasures, listReleases, observationsOf } from '../queries/data.ts'
import { figureRows, shownOf } from '../rules/figure.ts'
import { seriesOf } from '../rules/series-of.ts'
import type { DataSetRow, MeasureRow } from '../tables.ts'
import { claimsTable, verdictCounts } from './claims-list.ts'
import { periodWords, unitOf, valueWords } from './words.ts'

/** Measures with their newest values, claims with their verdicts, and the data sets below them. */
export async function figuresPage(c: Ctx): Promise<Page> {
  const { l } = c
  const [dataSets, measures, claims] = await Promise.all([
    listDataSets(c.db),
    listMeasures(c.db),
    listClaims(c.db),
  ])
  return {
    title: l.t('statistics.title'),
    crumbs: [{ label: l.t('statistics.title') }],
    fact: l.t('statistics.fact', {
      measures: measures.length,
      claims: claims.length,
      verdicts: verdictCounts(c, claims),
    }),
    body: [
      section(
        { heading: l.t('statistics.measures'), note: l.t('statistics.measures-note') },
        await measuresTable(c, measures, dataSets),
      ),
      section(
        { heading: l.t('statistics.claims'), note: l.t('statistics.claims-note') },
        claimsTable(c, claims),
        html`<p class="pager"><a href="${c.href('/figures/claims')}">${l.t('statistics.all-claims')}</a></p>`,
      ),
      section(
        { heading: l.t('statistics.data-sets'), note: l.t('statistics.data-sets-note') },
        await dataSetsTable(c, dataSets),
      ),
    ],
  }
}

async function measuresTable(
  c: Ctx,
  measures: readonly MeasureRow[],
  dataSets: readonly DataSetRow[],
): Promise<Html> {
  const { l } = c
  const structures = new Map(dataSets.map(({ id, structure }) => [id, structure]))
  const rows = await Promise.all(
    measures.map(async ({ id, data_set, definition }) => {
      const structure = structures.get(data_set)
      const held = await observationsOf(c.db, data_set, seriesOf(definition))
      const newest = figureRows(definition, held)[0]
      const shown = newest && shownOf(newest)
      return [
        html`<a href="${c.href(`/figures/${id}`)}">${bareContent(definition.title, l)}</a>`,
        newest ? periodWords(l, newest.period) : '–',
        shown && structure
          ? html`${valueWords(l, shown.value, unitOf(definition, structure))}${shown.computed ? '' : html`<br><span class="small soft">${l.t('statistics.published')}</span>`}`
          : html`<span class="soft">${l.t('statistics.verdict.not-computable')}</span>`,
      ]
    }),
  )
  return table(
    {
      label: l.t('statistics.measures'),
      columns: [
        { name: l.t('statistics.measure'), header: true },
        { name: l.t('statistics.period') },
        { name: l.t('statistics.newest'), align: 'end' },
      ],
      rows,
      empty: l.t('statistics.no-measures'),
    },
    l,
  )
}

async function dataSetsTable(c: Ctx, dataSets: readonly DataSetRow[]): Promise<Html> {
  const { l } = c
  const rows = await Promise.all(
    dataSets.map(async ({ id, structure }) => {
      const newest = (await listReleases(c.db, id)).at(-1)
      return [
        html`<a href="${c.href(`/figures/data-sets/${id}`)}">${bareContent(structure.title, l)}</a>`,
        bareContent(structure.publisher, l),
        newest
          ? l.t('statistics.release-of', {
              n: newest.number,
              day: l.date(newest.published.slice(0, 10), 'short'),
            })
          : '–',
      ]
    }),
  )
  return table(
    {
      label: l.t('statistics.data-sets'),
      columns: [
        { name: l.t('statistics.data-set'), header: true },
        { name: l.t('statistics.publisher') },
        { name: l.t('statistics.release') },
      ],
      rows,
      empty: l.t('statistics.no-data-sets'),
    },
    l,
  )
}
