import {
  bareContent,
  html,
  recordedWords,
  rich,
  section,
  sideList,
  table,
  type Html,
  type Page,
} from '../../../design/index.ts'
import { recordFootOf } from '../../../platform/record/pages/record-foot.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import { linkedTo } from '../../../platform/web/links.ts'
import { findClaim, type JudgedClaim } from '../queries/claims.ts'
import { findDataSet, listMeasures } from '../queries/data.ts'
import { fromExact, roundHalfUp } from '../rules/decimal.ts'
import type { AssertionVerdict } from '../rules/judge.ts'
import { computationOf, statedWords } from './computation.ts'
import { conflictsSection } from './conflicts.ts'
import { historyOf, originWords, type Background } from './history.ts'
import { pathsOf } from './paths.ts'
import { gradeMark, sourceWords } from './source-words.ts'
import { smallVerdict, verdictMark } from './verdict-mark.ts'
import { periodWords, unitNamed, unitOf, valueWords } from './words.ts'

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
        assertionsTable(c, claim, background),
        ...formulas(c, claim, background),
      ),
      ...newest.assertions.flatMap((judged) => {
        const measure = background.measures.get(judged.assertion.measure)
        return measure ? conflictsSection(l, measure, structure, judged.conflicts) : []
      }),
      section(
        { heading: l.t('statistics.history'), note: l.t('statistics.history-note') },
        historyOf(c, claim, background),
      ),
      section({ heading: l.t('statistics.inputs'), note: l.t('statistics.sources-note') }, inputsTable(c, claim, background)),
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

/** Everything that the sentence asserts: what it states, what is computed, and what the inputs' rounding leaves open. */
function assertionsTable(c: Ctx, { newest }: JudgedClaim, { measures, structure }: Background): Html {
  const { l } = c
  return table(
    {
      label: l.t('statistics.says'),
      columns: [
        { name: l.t('statistics.measure'), header: true },
        { name: l.t('statistics.period') },
        { name: l.t('statistics.stated'), align: 'end' },
        { name: l.t('statistics.computed'), align: 'end' },
        { name: l.t('statistics.range'), align: 'end' },
        { name: l.t('statistics.verdict') },
      ],
      rows: newest.assertions.flatMap((judged) => {
        const measure = measures.get(judged.assertion.measure)
        if (!measure) return []
        const unit = unitOf(measure, structure)
        const [first] = judged.judgements
        const step = judged.computation.steps.at(-1)
        return [
          [
            html`<a href="${c.href(`/figures/${measure.id}`)}">${bareContent(measure.title, l)}</a>`,
            periodWords(l, judged.assertion.period),
            statedWords(l, judged, measure, structure),
            step ? valueWords(l, step.operation === 'level' ? step.left : step.working, unit) : '–',
            first?.range ? rangeWords(c, first.range, measure.decimals + 1) : '–',
            html`${smallVerdict(judged.verdict, l)}${judged.basis ? html`<br><span class="small soft">${l.t(`statistics.basis.${judged.basis}`)}</span>` : ''}`,
          ],
        ]
      }),
    },
    l,
  )
}

type Ends = NonNullable<AssertionVerdict['judgements'][number]['range']>

const rangeWords = ({ l }: Ctx, { low, high }: Ends, digits: number): string =>
  l.t('statistics.from-to', {
    low: l.number(roundHalfUp(fromExact(low), digits)),
    high: l.number(roundHalfUp(fromExact(high), digits)),
  })

function formulas({ l }: Ctx, { newest }: JudgedClaim, { measures }: Background): Html[] {
  return newest.assertions.flatMap((judged) => {
    const lines = computationOf(l, [judged])
    const measure = measures.get(judged.assertion.measure)
    return measure && lines.length > 0
      ? [html`<h3>${bareContent(measure.title, l)}</h3><p class="small soft">${l.t(`statistics.kind.${measure.kind}`)}</p>${lines}`]
      : []
  })
}

/** Every input with its sources, side by side, and those that are not held. */
function inputsTable(c: Ctx, { newest }: JudgedClaim, { structure }: Background): Html {
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
  return table(
    {
      label: l.t('statistics.inputs'),
      columns: [
        { name: l.t('statistics.input'), header: true },
        { name: l.t('statistics.period') },
        { name: l.t('statistics.value'), align: 'end' },
        { name: l.t('statistics.source') },
        { name: l.t('statistics.grade') },
      ],
      rows: [
        ...missing.map(({ series, period, status }) => [
          bareContent(series.name, l),
          periodWords(l, period),
          html`<span class="soft">${l.t(`statistics.status.${status}`)}</span>`,
          '',
          '',
        ]),
        ...inputs.flatMap(({ series, period, value, sources }) =>
          sources.map(({ source, grade }) => [
            bareContent(series.name, l),
            periodWords(l, period),
            valueWords(l, value, unitNamed(series.unit, structure)),
            sourceWords(l, source),
            gradeMark(l, grade),
          ]),
        ),
      ],
    },
    l,
  )
}
