import { formula, fraction, html, type Html } from '../../../design/index.ts'
import type { Locale } from '../../../platform/language/index.ts'
import type { Structure } from '../files/structure.ts'
import type { AssertionVerdict } from '../rules/judge.ts'
import type { MeasureDefinition } from '../rules/measure.ts'
import type { Step } from '../rules/steps.ts'
import { unitOf, valueWords } from './words.ts'

/** One line of a computation, as a formula. What is printed as a level is nothing computed. */
export function stepLine(l: Locale, step: Step): Html {
  const left = l.number(step.left)
  const right = step.right === null ? '' : l.number(step.right)
  const percents = ['=', l.percent(step.working), '≈', l.percent(step.rounded)]
  switch (step.operation) {
    case 'level':
      return formula(left)
    case 'share':
      return formula(fraction(left, right), ...percents)
    case 'change':
      return formula(fraction(`${left} − ${right}`, right), ...percents)
    default:
      return html`${formula(left, '−', right, '=', l.number(step.working), '≈', l.number(step.rounded))}
        <span class="soft">${l.t('statistics.unit.points')}</span>`
  }
}

/** All lines of what was computed for assertions, each once; where sources leave several, those of each. */
export function computationOf(l: Locale, judged: readonly AssertionVerdict[]): Html[] {
  const steps = judged
    .flatMap(({ judgements }) => judgements)
    .flatMap(({ computation }) => computation.steps)
    .filter(({ operation }) => operation !== 'level')
  return [...new Map(steps.map((step) => [JSON.stringify(step), step])).values()].map(
    (step) => html`<p>${stepLine(l, step)}</p>`,
  )
}

/** What an assertion says: the figure as it prints it, or that it is more than a part. */
export const statedWords = (
  l: Locale,
  { assertion }: Pick<AssertionVerdict, 'assertion'>,
  measure: MeasureDefinition,
  structure: Structure,
): string =>
  assertion.stated === undefined
    ? l.t(assertion.moreThan === '1/2' ? 'statistics.more-than-half' : 'statistics.more-than', {
        share: assertion.moreThan,
      })
    : valueWords(l, assertion.stated, unitOf(measure, structure))
