import type { Exact } from './decimal.ts'
import type { Input } from './compute.ts'
import type { Role } from './formula.ts'
import type { MeasureDefinition } from './measure.ts'
import type { Fraction } from 'fraction.js'
import { decimal, exact, roundHalfUp } from './decimal.ts'
import { percentage } from './formula.ts'

/**
 * One line of a computation, for a page to draw. `left` and `right` are decimals as shown; the operation says how they
 * are joined: `level` left; `share` 100 × left ÷ right; `change` 100 × (left − right) ÷ right;
 * `difference` left − right. `exact` is the result; `working` shows it with one digit more than `rounded` has.
 */
export type Step = {
  operation: 'level' | 'share' | 'change' | 'difference'
  left: string
  right: string | null
  exact: Exact
  working: string
  rounded: string
}

/** The lines of a computation of which every input is held and that has a value. */
export function stepsOf(measure: MeasureDefinition, inputs: readonly Input[]): Step[] {
  const printed = (role: Role): string => {
    const input = inputs.find((i) => i.role === role)
    if (!input) throw new TypeError(`${measure.kind} without its ${role}`)
    return input.value
  }
  const step = (operation: Step['operation'], left: string, right: string | null, value: Fraction): Step => ({
    operation,
    left,
    right,
    exact: exact(value),
    working: roundHalfUp(value, measure.decimals + 1),
    rounded: roundHalfUp(value, measure.decimals),
  })
  const share = (a: Role, b: Role): { line: Step; value: Fraction } => {
    const value = percentage(decimal(printed(a)), decimal(printed(b)))
    if (typeof value === 'string') throw new TypeError(value)
    return { line: step('share', printed(a), printed(b), value), value }
  }
  switch (measure.kind) {
    case 'level':
      return [step('level', printed('level'), null, decimal(printed('level')))]
    case 'share':
      return [share('numerator', 'denominator').line]
    case 'change-on-year': {
      const [now, before] = [printed('level'), printed('level-before')]
      const value = decimal(now).div(decimal(before)).sub(1).mul(100)
      return [step('change', now, before, value)]
    }
    default: {
      const now = share('numerator', 'denominator')
      const published = inputs.find((i) => i.role === 'published-share-before')
      if (published)
        return [
          now.line,
          step('difference', now.line.working, published.value, now.value.sub(decimal(published.value))),
        ]
      const before = share('numerator-before', 'denominator-before')
      return [
        now.line,
        before.line,
        step('difference', now.line.working, before.line.working, now.value.sub(before.value)),
      ]
    }
  }
}
