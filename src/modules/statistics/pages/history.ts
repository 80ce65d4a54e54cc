import { Fraction } from 'fraction.js'
import { html, link, rich, sentences, timeline, type Html, type Words } from '../../../design/index.ts'
import type { Locale } from '../../../platform/language/index.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import type { Structure } from '../files/structure.ts'
import type { JudgedClaim } from '../queries/claims.ts'
import type { Missing } from '../rules/compute.ts'
import { fromExact } from '../rules/decimal.ts'
import type { Implied } from '../rules/implied.ts'
import type { AssertionVerdict } from '../rules/judge.ts'
import type { MeasureDefinition } from '../rules/measure.ts'
import { statedWords } from './computation.ts'
import { verdictMark } from './verdict-mark.ts'
import { periodWords, unitNamed, unitOf, valueWords, type Unit } from './words.ts'

/** What the words about a verdict are made from. */
export interface Background {
  readonly measures: ReadonlyMap<string, MeasureDefinition>
  readonly structure: Structure
}

/** What a claim was found to be, oldest first, with the act at which it was judged and what it rested on. */
export const historyOf = (c: Ctx, { history }: JudgedClaim, background: Background): Html =>
  timeline(
    history.map((one, i) => ({
      when: html`<time datetime="${one.at}">${c.l.date(one.at.slice(0, 10))}</time> · <a href="${c.href(`/record/${one.entry}`)}">${c.l.t('statistics.act-no', { index: one.entry })}</a>`,
      label: '',
      state: verdictMark(one.verdict, c.l),
      current: i === history.length - 1,
      body: sentences(
        [
          c.l.t(one.release === 0 ? 'statistics.before-release' : 'statistics.with-release', {
            n: one.release,
          }),
          ...toldOnce(c.l, one.assertions, background, history[i - 1]?.assertions ?? []),
        ],
        c.l,
      ),
    })),
  )

/** What was missing then, and what of it the claim implied; or what was computed. What two assertions lack is told once. */
function toldOnce(
  l: Locale,
  assertions: readonly AssertionVerdict[],
  background: Background,
  before: readonly AssertionVerdict[],
): Words[] {
  const lacking = new Set<string>()
  const isNew = (missing: Missing) => {
    const key = JSON.stringify([missing.series, missing.period])
    return !lacking.has(key) && lacking.add(key)
  }
  return assertions.flatMap((judged) => [
    ...judged.computation.missing
      .filter(isNew)
      .map(({ series, period }) =>
        rich(l, 'statistics.not-held', { name: l.pick(series.name).text, period: periodWords(l, period) }),
      ),
    ...told(l, judged, background, impliedBefore(before, judged)),
  ])
}

function told(
  l: Locale,
  judged: AssertionVerdict,
  { measures, structure }: Background,
  before?: Implied,
): Words[] {
  const { computation, implied, conflicts } = judged
  const measure = measures.get(computation.measure)
  if (!measure) return []
  const contradict = conflicts.length > 0 ? [l.t('statistics.conflict')] : []
  if (computation.missing.length > 0)
    return [
      ...(implied ? [impliedWords(l, implied, unitNamed(implied.series.unit, structure))] : []),
      ...contradict,
    ]
  const unit = unitOf(measure, structure)
  const values = judged.judgements.flatMap(({ computation: { value, steps } }) => {
    const step = steps.at(-1)
    return value && step ? [valueWords(l, step.operation === 'level' ? step.left : step.working, unit)] : []
  })
  return [
    ...(before ? metWords(l, judged, before, structure) : []),
    l.t('statistics.found', { found: l.list(values), stated: statedWords(l, judged, measure, structure) }),
    ...contradict,
  ]
}

/** The range of what is missing that a claim implies: 'The claim implies 68.4 to 68.8 billion US dollars.' */
export function impliedWords(l: Locale, { shown }: Implied, unit: Unit): string {
  const [low, high] = [shown.low, shown.high]
  if (low === null || high === null)
    return l.t(low === null ? 'statistics.implies-less' : 'statistics.implies-more', {
      value: valueWords(l, low ?? high ?? '0', unit),
    })
  return l.t('statistics.implies', { low: l.number(low), high: valueWords(l, high, unit) })
}

const impliedBefore = (
  before: readonly AssertionVerdict[],
  { assertion }: AssertionVerdict,
): Implied | undefined =>
  before.find(
    (one) => one.assertion.measure === assertion.measure && one.assertion.period.end === assertion.period.end,
  )?.implied

/** Whether an input that was missing before came out as the claim had implied. */
function metWords(
  l: Locale,
  { computation }: AssertionVerdict,
  before: Implied,
  structure: Structure,
): string[] {
  const input = computation.inputs.find(({ role }) => role === before.role)
  if (!input) return []
  const value = new Fraction(input.value)
  const within =
    (!before.low || value.gte(fromExact(before.low))) && (!before.high || value.lte(fromExact(before.high)))
  return [
    l.t(within ? 'statistics.now-held-within' : 'statistics.now-held-outside', {
      name: l.pick(input.series.name).text,
      value: valueWords(l, input.value, unitNamed(input.series.unit, structure)),
    }),
  ]
}

/** Who published a claim, and when. */
export function originWords(c: Ctx, { claim }: Pick<JudgedClaim, 'claim'>): Html | '' {
  const { l } = c
  const { origin } = claim
  if (!origin) return ''
  const by = link(html`<bdi>${l.pick(origin.by).text}</bdi>`, origin.address, {
    rel: 'external nofollow noreferrer',
  })
  const on = origin.on && (origin.on.length === 7 ? l.month(origin.on) : l.date(origin.on))
  return html`<p class="small soft">${on ? rich(l, 'statistics.origin-on', { by, on }) : rich(l, 'statistics.origin-by', { by })}</p>`
}
