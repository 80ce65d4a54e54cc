import {
  bareContent,
  definitionList,
  html,
  recordedWords,
  rich,
  section,
  sideList,
  spaced,
  type Html,
  type Page,
  type Words,
} from '../../../design/index.ts'
import type { Locale } from '../../../platform/language/index.ts'
import { recordFootOf } from '../../../platform/record/pages/record-foot.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import { linkedTo } from '../../../platform/web/links.ts'
import { findClaim } from '../queries/claims.ts'
import { findDataSet, listMeasures } from '../queries/data.ts'
import { fromExact, roundHalfUp } from '../rules/decimal.ts'
import type { AssertionVerdict } from '../rules/judge.ts'
import { computationOf, statedWords } from './computation.ts'
import { conflictsSection } from './conflicts.ts'
import { historyOf, originWords, type Background } from './history.ts'
import { inputsTable } from './inputs-table.ts'
import { pathsOf } from './paths.ts'
import { smallVerdict, verdictMark } from './verdict-mark.ts'
import { periodWords, unitOf, valueWords, type Unit } from './words.ts'

/** A claim: the sentence, what it was found to be at each release, and the computation behind the newest verdict. */
export async function claimPage(c: Ctx): Promise<Page | undefined> {
  const { l } = c
  const claim = await findClaim(c.db, c.params['claim'] ?? '')
  const dataSet = claim && (await findDataSet(c.db, claim.data_set))
  if (!claim || !dataSet) return undefined
  const { structure } = dataSet
  const measures = await listMeasures(c.db, claim.data_set)
  const background = { structure, measures: new Map(measures.map(({ id, definition }) => [id, definition])) }
  const { newest } = claim
  return {
    title: l.pick(claim.claim.sentence).text,
    heading: l.t('statistics.claim'),
    crumbs: [
      { label: l.t('statistics.title'), href: c.href('/figures') },
      { label: l.t('statistics.claims'), href: c.href('/figures/claims') },
      { label: claim.address },
    ],
    fact: rich(l, newest.release === 0 ? 'statistics.claim-fact-none' : 'statistics.claim-fact', {
      verdict: verdictMark(newest.verdict, l),
      n: newest.release,
      day: l.date(newest.at.slice(0, 10)),
    }),
    body: [
      section(
        { heading: l.t('statistics.sentence'), note: l.t('statistics.own-words') },
        recordedWords(claim.claim.sentence, l),
        originWords(c, claim),
      ),
      section(
        { heading: l.t('statistics.says'), note: l.t('statistics.computation-note') },
        newest.assertions.map((judged) => assertionBlock(c, judged, background)),
      ),
      ...newest.assertions.flatMap((judged) => {
        const measure = background.measures.get(judged.assertion.measure)
        return measure ? conflictsSection(l, measure, structure, judged.conflicts) : []
      }),
      section(
        { heading: l.t('statistics.history'), note: l.t('statistics.history-note') },
        historyOf(c, claim, background),
      ),
      section(
        { heading: l.t('statistics.inputs'), note: l.t('statistics.sources-note') },
        inputsTable(c, claim, background),
      ),
    ],
    side: html`${await linkedTo(c, claim.id)}<h2>${l.t('statistics.data')}</h2>${sideList([
      {
        term: l.t('statistics.data-set'),
        value: html`<a href="${c.href(`/figures/data-sets/${structure.id}`)}">${bareContent(structure.title, l)}</a>`,
      },
    ])}${await pathsOf(c, claim.paths)}`,
    record: await recordFootOf(c, newest.act_id),
  }
}

/** What the sentence asserts of one measure: what it states, what is computed, and what rounding leaves open. */
function assertionBlock(c: Ctx, judged: AssertionVerdict, { measures, structure }: Background): Html {
  const { l } = c
  const measure = measures.get(judged.assertion.measure)
  if (!measure) return html``
  const unit = unitOf(measure, structure)
  const range = judged.judgements[0]?.range
  const step = judged.computation.steps.at(-1)
  const fact = (term: string, value: Words | undefined) =>
    value === undefined ? [] : [{ term: l.t(term), value }]
  return html`<div class="stack"><h3><a href="${c.href(`/figures/${measure.id}`)}">${bareContent(measure.title, l)}</a></h3>${definitionList(
    [
      ...fact('statistics.period', periodWords(l, judged.assertion.period)),
      ...fact('statistics.stated', statedWords(l, judged, measure, structure)),
      ...fact(
        'statistics.computed',
        step && valueWords(l, step.operation === 'level' ? step.left : step.working, unit),
      ),
      ...fact('statistics.range', range ? rangeWords(l, range, measure.decimals + 1, unit) : undefined),
      ...fact(
        'statistics.verdict',
        spaced([
          smallVerdict(judged.verdict, l),
          judged.basis !== null &&
            html`<span class="small soft">(${l.t(`statistics.basis.${judged.basis}`)})</span>`,
        ]),
      ),
      ...fact('statistics.how', l.t(`statistics.kind.${measure.kind}`)),
    ],
  )}${computationOf(l, [judged])}</div>`
}

type Ends = NonNullable<AssertionVerdict['judgements'][number]['range']>

const rangeWords = (l: Locale, { low, high }: Ends, digits: number, unit: Unit): string =>
  l.t('statistics.from-to', {
    low: l.number(roundHalfUp(fromExact(low), digits)),
    high: valueWords(l, roundHalfUp(fromExact(high), digits), unit),
  })
