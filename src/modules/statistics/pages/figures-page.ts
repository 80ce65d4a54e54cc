import { bareContent, html, section, table, type Page } from '../../../design/index.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import { listClaims } from '../queries/claims.ts'
import { listDataSets, listMeasures, observationsOf } from '../queries/data.ts'
import type { Verdict } from '../rules/verdict.ts'
import { newestOf } from './newest.ts'
import { verdictMark } from './verdict-mark.ts'
import { periodWords, valueWords } from './words.ts'

/** Measures with their newest values, claims with their verdicts, and the data sets below them. */
export async function figuresPage(c: Ctx): Promise<Page> {
  const { l } = c
  const [dataSets, measures, claims] = await Promise.all([
    listDataSets(c.db),
    listMeasures(c.db),
    listClaims(c.db),
  ])
  const held = new Map(
    await Promise.all(dataSets.map(async ({ id }) => [id, await observationsOf(c.db, id)] as const)),
  )
  const confirmed = claims.filter(({ newest }) => newest?.verdict.startsWith('confirmed')).length
  return {
    title: l.t('statistics.title'),
    crumbs: [{ label: l.t('statistics.title') }],
    fact: l.t('statistics.fact', { measures: measures.length, claims: claims.length, confirmed }),
    body: [
      section(
        { heading: l.t('statistics.measures') },
        table(
          {
            label: l.t('statistics.measures'),
            columns: [
              { name: l.t('statistics.measure'), header: true },
              { name: l.t('statistics.period') },
              { name: l.t('statistics.newest'), align: 'end' },
            ],
            rows: measures.map(({ id, data_set, definition }) => {
              const newest = newestOf(definition, held.get(data_set) ?? [])
              return [
                html`<a href="${c.href(`/figures/${id}`)}">${bareContent(definition.title, l)}</a>`,
                newest ? periodWords(l, newest.period) : '–',
                newest?.rounded ? valueWords(l, definition, newest.rounded) : l.t('statistics.no-value'),
              ]
            }),
            empty: l.t('statistics.no-measures'),
          },
          l,
        ),
      ),
      section(
        { heading: l.t('statistics.claims'), note: l.t('statistics.claims-note') },
        table(
          {
            label: l.t('statistics.claims'),
            columns: [{ name: l.t('statistics.claim'), header: true }, { name: l.t('statistics.verdict') }],
            rows: claims.map(({ address, claim, newest }) => [
              html`<a href="${c.href(`/figures/claims/${address}`)}">${bareContent(claim.sentence, l)}</a>`,
              newest ? verdictMark(newest.verdict as Verdict, l) : '',
            ]),
            empty: l.t('statistics.no-claims'),
          },
          l,
        ),
        html`<p class="small"><a href="${c.href('/figures/claims')}">${l.t('statistics.all-claims')}</a></p>`,
      ),
      section(
        { heading: l.t('statistics.data-sets') },
        table(
          {
            label: l.t('statistics.data-sets'),
            columns: [
              { name: l.t('statistics.data-set'), header: true },
              { name: l.t('statistics.publisher') },
            ],
            rows: dataSets.map(({ id, structure }) => [
              html`<a href="${c.href(`/figures/data-sets/${id}`)}">${bareContent(structure.title, l)}</a>`,
              bareContent(structure.publisher, l),
            ]),
            empty: l.t('statistics.no-data-sets'),
          },
          l,
        ),
      ),
    ],
  }
}
