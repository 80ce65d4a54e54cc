import { formula, fraction, html, type Html } from '../../../design/index.ts'
import type { Locale } from '../../../platform/language/index.ts'
import type { AssertionVerdict } from '../rules/judge.ts'
import type { MeasureDefinition } from '../rules/measure.ts'
import type { Step } from '../rules/steps.ts'
import { periodWords, valueWords } from './words.ts'

function line(l: Locale, step: Step): Html {
  const left = l.number(step.left)
  const right = step.right === null ? '' : l.number(step.right)
  const end = ['=', l.number(step.working), '≈', l.number(step.rounded)]
  switch (step.operation) {
    case 'level':
      return formula(left)
    case 'share':
      return formula('100', '×', fraction(left, right), ...end)
    case 'change':
      return formula('100', '×', '(', left, '−', right, ')', '÷', right, ...end)
    default:
      return formula(left, '−', right, ...end)
  }
}

/** Where an input was read: its address where it is one, and what grade the source is of. */
const sourceOf = (l: Locale, source: { source?: string | undefined; grade?: string | undefined }): Html =>
  html`${
    source.source?.startsWith('http')
      ? html`<a href="${source.source}" rel="external nofollow"><bdi dir="ltr">${new URL(source.source).hostname}</bdi></a>`
      : html`<bdi>${source.source ?? ''}</bdi>`
  }${source.grade ? html` <span class="soft">${l.t(`statistics.grade.${source.grade}`)}</span>` : ''}`

/** How an assertion was computed: its inputs with their sources, what is not held, and each step. */
export function computationOf(l: Locale, judged: AssertionVerdict, measure: MeasureDefinition): Html {
  const { computation, implied, conflicts } = judged
  return html`<div class="stack">
${computation.steps.map((step) => html`<p>${line(l, step)}</p>`)}
${
  computation.inputs.length === 0
    ? ''
    : html`<ul class="rows small">${computation.inputs.map(
        (input) =>
          html`<li><b>${l.t(`statistics.role.${input.role}`)}</b>: ${l.number(input.value)}, ${periodWords(l, input.period)}. ${input.sources.map((source) => html`${sourceOf(l, source)} `)}</li>`,
      )}</ul>`
}
${computation.missing.map(
  (missing) =>
    html`<p>${l.t('statistics.not-held', { what: l.t(`statistics.role.${missing.role}`), period: periodWords(l, missing.period) })}</p>`,
)}
${
  implied
    ? html`<p>${l.t('statistics.implies', {
        what: l.t(`statistics.role.${implied.role}`),
        low: implied.shown.low === null ? '–' : l.number(implied.shown.low),
        high: implied.shown.high === null ? '–' : l.number(implied.shown.high),
      })}</p>`
    : ''
}
${conflicts.length > 0 ? html`<p>${l.t('statistics.conflict', { n: conflicts.length })}</p>` : ''}
${computation.groups === 'differ' ? html`<p class="small soft">${l.t('statistics.groups-differ')}</p>` : ''}
<p class="small soft">${l.t(`statistics.kind.${measure.kind}`)}</p>
</div>`
}

/** What an assertion says, in words: the stated figure, or that it is more than a part. */
export const statedWords = (l: Locale, judged: AssertionVerdict, measure: MeasureDefinition): string =>
  judged.assertion.stated === undefined
    ? l.t('statistics.more-than', { share: judged.assertion.moreThan ?? '' })
    : valueWords(l, measure, judged.assertion.stated)
