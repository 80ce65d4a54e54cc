import {
  bareContent,
  html,
  recordedWords,
  rich,
  section,
  timeline,
  type Html,
  type Page,
} from '../../../design/index.ts'
import { recordFootOf } from '../../../platform/record/pages/record-foot.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import { linkedTo } from '../../../platform/web/links.ts'
import { findClaim, historyOf } from '../queries/claims.ts'
import { listMeasures } from '../queries/data.ts'
import type { MeasureDefinition } from '../rules/measure.ts'
import type { ClaimVerdictRow } from '../tables.ts'
import type { Verdict } from '../rules/verdict.ts'
import { computationOf, statedWords } from './computation.ts'
import { verdictMark } from './verdict-mark.ts'
import { periodWords } from './words.ts'

/** A claim: the sentence, what it was found to be at each release, and the computation behind the newest verdict. */
export async function claimPage(c: Ctx): Promise<Page | undefined> {
  const { l } = c
  const row = await findClaim(c.db, c.params['claim'] ?? '')
  if (!row) return undefined
  const [history, measures] = await Promise.all([historyOf(c.db, row.id), listMeasures(c.db, row.data_set)])
  const definitions = new Map(measures.map(({ id, definition }) => [id, definition]))
  const newest = history.at(-1)
  const { claim } = row
  return {
    title: l.pick(claim.sentence).text.slice(0, 80),
    heading: l.t('statistics.claim'),
    crumbs: [
      { label: l.t('statistics.title'), href: c.href('/figures') },
      { label: l.t('statistics.claims'), href: c.href('/figures/claims') },
      { label: row.address },
    ],
    ...(newest && {
      fact: rich(l, 'statistics.claim-fact', {
        verdict: verdictMark(newest.verdict as Verdict, l),
        n: newest.release,
      }),
    }),
    body: [
      section(
        { heading: l.t('statistics.sentence') },
        recordedWords(claim.sentence, l),
        claim.origin
          ? html`<p class="small soft">${bareContent(claim.origin.by, l)}${claim.origin.on ? html`, <bdi>${claim.origin.on}</bdi>` : ''}. ${l.t('statistics.own-words')}</p>`
          : '',
      ),
      section(
        { heading: l.t('statistics.computation'), note: l.t('statistics.computation-note') },
        ...(newest ? assertions(c, newest, definitions) : []),
      ),
      section(
        { heading: l.t('statistics.history'), note: l.t('statistics.history-note') },
        timeline(
          history.map((one, i) => ({
            when: html`<time datetime="${one.at}">${l.instant(one.at)}</time>`,
            label:
              one.release === 0
                ? l.t('statistics.before-release')
                : l.t('statistics.release-n', { n: one.release }),
            href: c.href(`/record/${one.index}`),
            state: verdictMark(one.verdict as Verdict, l),
            body: whyNot(c, one),
            current: i === history.length - 1,
          })),
        ),
      ),
    ],
    side: await linkedTo(c, row.id),
    record: await recordFootOf(c, row.id),
  }
}

const assertions = (c: Ctx, newest: ClaimVerdictRow, definitions: Map<string, MeasureDefinition>): Html[] =>
  newest.judged.assertions.map((judged) => {
    const measure = definitions.get(judged.assertion.measure)
    if (!measure) return html``
    const { l } = c
    return html`<h3><a href="${c.href(`/figures/${measure.id}`)}">${bareContent(measure.title, l)}</a>, ${periodWords(l, judged.assertion.period)}</h3>
<p>${l.t('statistics.stated', { stated: statedWords(l, judged, measure) })} ${verdictMark(judged.verdict, l)}</p>
${computationOf(l, judged, measure)}`
  })

/** In the history: what was not held then, and what the claim implied of it. */
function whyNot({ l }: Ctx, row: ClaimVerdictRow): string {
  return row.judged.assertions
    .flatMap(({ computation, implied }) => [
      ...computation.missing.map((missing) =>
        l.t('statistics.not-held', {
          what: l.t(`statistics.role.${missing.role}`),
          period: periodWords(l, missing.period),
        }),
      ),
      ...(implied
        ? [
            l.t('statistics.implies', {
              what: l.t(`statistics.role.${implied.role}`),
              low: implied.shown.low === null ? '–' : l.number(implied.shown.low),
              high: implied.shown.high === null ? '–' : l.number(implied.shown.high),
            }),
          ]
        : []),
    ])
    .join(' ')
}
