import { content, html, rich, section, table, type Html, type Words } from '../../../../design/index.ts'
import type { Ctx } from '../../../../platform/web/context.ts'
import type { Activity, Narrative } from '../../iati/index.ts'
import { textsOf } from '../../rules/texts.ts'
import { measureName, resultName } from '../codes.ts'
import type { ShownProject } from '../project-page.ts'
import { dayWords } from './facts.ts'

type Result = Activity['results'][number]
type Indicator = Result['indicators'][number]
type Measured = Indicator['periods'][number]['targets'][number]

/** What it aims for and what came of it, by indicator and period. */
export function resultsSection(c: Ctx, { activity }: ShownProject): Html[] {
  const { l } = c
  if (activity.results.length === 0) return []
  return [
    section(
      { heading: l.t('projects.results'), id: 'results' },
      activity.results.map(
        (result) =>
          html`<div class="stack">
            <h3>${rich(l, 'design.pair', { name: resultName(l, result.type), value: titleOf(c, result.titles) })}</h3>
            ${result.indicators.map((indicator) => indicatorTable(c, indicator))}
          </div>`,
      ),
    ),
  ]
}

const titleOf = ({ l }: Ctx, titles: Narrative[]): Html => content(textsOf(titles), l)

function indicatorTable(c: Ctx, indicator: Indicator): Html {
  const { l } = c
  const rows: Words[][] = [
    ...indicator.baselines.map((baseline) => [
      html`${l.t('projects.baseline')} <bdi>${baseline.year}</bdi>`,
      valueOf(c, indicator, [baseline]),
      '',
    ]),
    ...indicator.periods.map(({ start, end, targets, actuals }) => [
      html`${dayWords(c, start)} – ${dayWords(c, end)}`,
      valueOf(c, indicator, targets),
      valueOf(c, indicator, actuals),
    ]),
  ]
  return html`<h4>${titleOf(c, indicator.titles)} <span class="small soft">(${measureName(l, indicator.measure)})</span></h4>
    ${table(
      {
        label: l.pick(textsOf(indicator.titles)).text,
        columns: [
          { name: l.t('projects.period'), header: true },
          { name: l.t('projects.target'), align: 'end' },
          { name: l.t('projects.actual'), align: 'end' },
        ],
        rows,
        empty: l.t('projects.no-data'),
      },
      l,
    )}`
}

/** Values as the file writes them, each with what it is a part of and its comment. */
function valueOf(c: Ctx, { measure }: Indicator, measured: readonly Measured[]): Words {
  const { l } = c
  if (measured.length === 0) return html`<span class="soft">${l.t('projects.no-data')}</span>`
  return html`${measured.map(({ value, dimensions, comments }, i) => {
    const isNumber = value !== undefined && /^-?\d{1,30}(\.\d{1,20})?$/.test(value)
    const words = !isNumber ? (value ?? '') : measure === '2' ? l.percent(value) : l.number(value)
    const parts = l.list(dimensions.map(({ name, value: part }) => l.t('design.pair', { name, value: part })))
    return html`${i ? html`<br />` : ''}<bdi>${words}</bdi>${
      parts ? html` <span class="small soft"><bdi>${parts}</bdi></span>` : ''
    }${comments.length > 0 ? html`<br /><span class="small">${content(textsOf(comments), l)}</span>` : ''}`
  })}`
}
