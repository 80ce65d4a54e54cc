import {
  bareContent,
  content,
  disclosure,
  html,
  recordedWords,
  rich,
  section,
  sideList,
  type Html,
  type Page,
} from '../../../design/index.ts'
import { recordFootOf } from '../../../platform/record/pages/record-foot.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import { linkedTo } from '../../../platform/web/links.ts'
import type { Structure } from '../files/structure.ts'
import { listClaims, type JudgedClaim } from '../queries/claims.ts'
import { listMeasures } from '../queries/data.ts'
import { conflictsIn, type FigureRow } from '../rules/figure.ts'
import { ofSeries } from '../rules/held.ts'
import { seriesOf } from '../rules/series-of.ts'
import type { MeasureRow } from '../tables.ts'
import { besideSection } from './beside.ts'
import { chartOf } from './chart.ts'
import { computationOf } from './computation.ts'
import { conflictsSection } from './conflicts.ts'
import { factOf } from './fact.ts'
import { claimsOn, loadFigure } from './figure.ts'
import { historyOf, originWords, type Background } from './history.ts'
import { pathsOf } from './paths.ts'
import { groupsNote, mostRows, sourcesList, sourcesTable, valuesTable } from './values.ts'
import { unitNamed, unitOf, unitWords } from './words.ts'

/** A measure: its newest value, its course, every value with its source, and the claims that rest on it. */
export async function measurePage(c: Ctx): Promise<Page | undefined> {
  const { l, db } = c
  const held = await loadFigure(db, c.params['measure'] ?? '')
  if (!held) return undefined
  const { row, structure, observations, releases, rows } = held
  const { definition } = row
  const series = seriesOf(definition)
  const [measures, allClaims] = await Promise.all([listMeasures(db, row.data_set), listClaims(db)])
  const claims = claimsOn(row.id, allClaims)
  const chart = chartOf(c, row, structure, rows, releases)
  const conflicts = conflictsIn(definition, rows, observations)
  const title = l.pick(definition.title).text
  const background = { structure, measures: new Map(measures.map((one) => [one.id, one.definition])) }
  const newest = rows[0]
  return {
    title,
    heading: content(definition.title, l),
    crumbs: [{ label: l.t('statistics.title'), href: c.href('/figures') }, { label: title }],
    fact: await factOf(c, row, structure, rows, claims),
    body: [
      ...(chart
        ? [section({ heading: l.t('statistics.course'), note: l.t('statistics.course-note') }, chart)]
        : []),
      section(
        { heading: l.t('statistics.values'), note: unitsNote(c, row, structure), id: 'values' },
        valuesTable(l, l.t('statistics.values'), rows),
        rows.length > mostRows
          ? html`<p class="small">${l.t('statistics.newest-rows', { n: mostRows })}</p>`
          : '',
        groupsNote(l, observations),
      ),
      ...conflictsSection(l, definition, structure, conflicts, rows),
      section(
        { heading: l.t('statistics.claims'), note: l.t('statistics.claims-note'), id: 'claims' },
        claims.length === 0
          ? html`<p class="empty">${l.t('statistics.no-claims')}</p>`
          : claims.map((claim) => claimBlock(c, claim, background)),
      ),
      ...(newest ? await besideSection(c, row, structure, newest.period) : []),
      ...(observations.length > 0
        ? [
            section(
              { heading: l.t('statistics.sources'), note: l.t('statistics.sources-note'), id: 'sources' },
              sourcesList(l, observations),
              disclosure(
                l.t('statistics.figures-with-sources', { n: observations.length }),
                sourcesTable(
                  l,
                  observations,
                  (one) => l.pick(series.find((of) => ofSeries(of, [one]).length > 0)?.name ?? {}).text,
                  structure,
                ),
              ),
            ),
          ]
        : []),
    ],
    side: html`${await linkedTo(c, row.act_id)}${aboutData(c, row, structure, releases.at(-1)?.number)}${await pathsOf(
      c,
      claims.flatMap(({ paths }) => paths),
    )}`,
    record: {
      ...(await recordFootOf(c, releases.at(-1)?.act_id ?? row.act_id)),
      ...(onlySecondary(rows) && { note: l.t('statistics.secondary-note') }),
    },
  }
}

/** The sentence, its origin, what it was found to be at each release, and the newest computation in the open. */
const claimBlock = (c: Ctx, claim: JudgedClaim, background: Background): Html => {
  const { l } = c
  const computed = computationOf(l, claim.newest.assertions)
  return html`<div class="stack">${recordedWords(claim.claim.sentence, l)}${originWords(c, claim)}${historyOf(c, claim, background)}${
    computed.length > 0 ? html`<h3>${l.t('statistics.computation')}</h3>${computed}` : ''
  }<p class="small"><a href="${c.href(`/figures/claims/${claim.address}`)}">${l.t('statistics.whole-claim')}</a></p></div>`
}

/** The units of the columns: that of the inputs, and that of the result where it is another. */
function unitsNote({ l }: Ctx, { definition }: MeasureRow, structure: Structure): string {
  const input = unitWords(l, unitNamed(seriesOf(definition)[0]?.unit ?? '', structure))
  const result = unitWords(l, unitOf(definition, structure))
  return input === result
    ? l.t('statistics.units-one', { unit: input })
    : l.t('statistics.units', { inputs: input, result })
}

const aboutData = (c: Ctx, { definition }: MeasureRow, structure: Structure, release?: number): Html => {
  const { l } = c
  return html`<h2>${l.t('statistics.data')}</h2>${sideList([
    {
      term: l.t('statistics.data-set'),
      value: html`<a href="${c.href(`/figures/data-sets/${structure.id}`)}">${bareContent(structure.title, l)}</a>${
        release === undefined ? '' : rich(l, 'statistics.newest-release', { n: release })
      }`,
    },
    { term: l.t('statistics.how'), value: l.t(`statistics.kind.${definition.kind}`) },
    { term: l.t('statistics.rounding'), value: l.t('statistics.rounding-words', { n: definition.decimals }) },
    { term: l.t('statistics.frequency'), value: l.t(`statistics.frequency.${structure.frequency}`) },
  ])}`
}

/** Whether the newest figures were all read in reports, none at their publisher. */
const onlySecondary = ([newest]: readonly FigureRow[]): boolean => {
  const sources = newest?.computations.flatMap(({ inputs }) => inputs.flatMap((input) => input.sources)) ?? []
  return sources.length > 0 && sources.every(({ grade }) => grade === 'secondary')
}
