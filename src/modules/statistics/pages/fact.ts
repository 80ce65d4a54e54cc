import { isDeepStrictEqual } from 'node:util'
import { html, rich, sentences, type Html } from '../../../design/index.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import type { Structure } from '../files/structure.ts'
import type { JudgedClaim } from '../queries/claims.ts'
import { listMeasures, observationsOf } from '../queries/data.ts'
import { figureRows, shownOf, type FigureRow } from '../rules/figure.ts'
import type { MeasureDefinition } from '../rules/measure.ts'
import { samePeriod, type Period } from '../rules/observation.ts'
import { seriesOf } from '../rules/series-of.ts'
import type { Verdict } from '../rules/verdict.ts'
import type { MeasureRow } from '../tables.ts'
import { verdictMark } from './verdict-mark.ts'
import { periodWords, unitOf, valueWords } from './words.ts'

/** The newest value as a sentence, with its trend and with what was found of it. */
export async function factOf(
  c: Ctx,
  row: MeasureRow,
  structure: Structure,
  rows: readonly FigureRow[],
  claims: readonly JudgedClaim[],
): Promise<Html | string> {
  const { l } = c
  const { definition } = row
  const newest = rows[0]
  if (!newest) return l.t('statistics.no-values')
  const period = periodWords(l, newest.period)
  const shown = shownOf(newest)
  const verdict = claimed(claims, row.id, newest.period) ?? newest.published[0]?.verdict
  const mark = verdict ? verdictMark(verdict, l) : ''
  if (!shown) return html`${l.t('statistics.fact-none', { period })} ${mark}`
  const unit = unitOf(definition, structure)
  const isChange = definition.kind === 'change-on-year' || definition.kind === 'change-of-share'
  const sentence = isChange
    ? rich(l, 'statistics.fact-change', {
        trend: trendOf(shown.value),
        value: valueWords(l, shown.value.replace('-', ''), unit),
        period,
      })
    : rich(l, `statistics.fact-${definition.kind === 'share' ? 'share' : 'level'}`, {
        value: valueWords(l, shown.value, unit),
        period,
        ...(await changeOfShare(c, row, structure, newest.period)),
      })
  return html`${sentences([sentence, !shown.computed && l.t('statistics.fact-as-published')], l)} ${mark}`
}

const trendOf = (value: string): 'up' | 'down' | 'same' =>
  /[1-9]/.test(value) ? (value.startsWith('-') ? 'down' : 'up') : 'same'

/** How a share changed on the year, where a measure of that is defined over the same series. */
async function changeOfShare(
  c: Ctx,
  { data_set, definition }: MeasureRow,
  structure: Structure,
  period: Period,
): Promise<{ trend: string; change: string }> {
  const none = { trend: 'none', change: '' }
  if (definition.kind !== 'share') return none
  const measure = (await listMeasures(c.db, data_set))
    .map((row) => row.definition)
    .find((other) => other.kind === 'change-of-share' && overSame(other, definition))
  if (!measure) return none
  const rows = figureRows(measure, await observationsOf(c.db, data_set, seriesOf(measure)))
  const value = rows.find((row) => samePeriod(row.period, period))?.computations[0].rounded
  if (!value) return none
  return {
    trend: trendOf(value),
    change: valueWords(c.l, value.replace('-', ''), unitOf(measure, structure)),
  }
}

const overSame = (a: MeasureDefinition, b: MeasureDefinition): boolean =>
  'numerator' in a &&
  'numerator' in b &&
  isDeepStrictEqual([a.numerator.key, a.denominator.key], [b.numerator.key, b.denominator.key]) &&
  a.numerator.unit === b.numerator.unit

/** What the newest claim was found to be that says something of this measure at this period. */
const claimed = (claims: readonly JudgedClaim[], measure: string, period: Period): Verdict | undefined =>
  claims
    .flatMap(({ newest }) => newest.assertions)
    .findLast(({ assertion }) => assertion.measure === measure && samePeriod(assertion.period, period))
    ?.verdict
