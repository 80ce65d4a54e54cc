import type { Exact, Range } from './decimal.ts'
import type { Obstacle, Slot, Values } from './formula.ts'
import type { Held } from './held.ts'
import type { MeasureDefinition } from './measure.ts'
import type { Observation, Period, Status } from './observation.ts'
import type { Step } from './steps.ts'
import { decimal, exact, roundHalfUp, roundingInterval } from './decimal.ts'
import { evaluate, slotsOf } from './formula.ts'
import { held } from './held.ts'
import { stepsOf } from './steps.ts'

/** Where an input was read, with what the release says of it there. */
export type Source = Omit<Observation, 'key' | 'period' | 'measure' | 'value' | 'unit'>

export type Input = Slot & { value: string; sources: Source[] }

/** An input that is not held. Never to be shown as "not published": nobody here knows that. */
export type Missing = Slot & { status: Status | 'not-held' }

/**
 * A measure at a period. `value` is exact and `rounded` its decimals as the measure states them; both are null where
 * an input is missing or there is an obstacle. `groups` says whether the inputs are of one composition of the group
 * of countries: `not-stated` where a source does not say.
 */
export type Computation = {
  measure: string
  period: Period
  value: Exact | null
  rounded: string | null
  inputs: Input[]
  missing: Missing[]
  obstacle: Obstacle | null
  steps: Step[]
  groups: 'same' | 'differ' | 'not-stated'
}

/**
 * Computes a measure at a period from the observations held. Where sources disagree on an input, this is the value of
 * those that come first; `computeEach` has them all.
 */
export const compute = (
  measure: MeasureDefinition,
  period: Period,
  observations: readonly Observation[],
): Computation => computeEach(measure, period, observations)[0]

/** One computation for each choice among the values that sources disagree on; at least one. */
export function computeEach(
  measure: MeasureDefinition,
  period: Period,
  observations: readonly Observation[],
): [Computation, ...Computation[]] {
  const plans = slotsOf(measure, period).map((slots) =>
    slots.map((slot) => ({ slot, ...held(slot.series, slot.period, observations) })),
  )
  // The preferred inputs, if all are held; else those of which the fewest are missing.
  const lacking = (plan: (typeof plans)[number]) => plan.filter((p) => p.values.length === 0).length
  const plan = plans.toSorted((a, b) => lacking(a) - lacking(b))[0] ?? []
  const missing = plan
    .filter((p) => p.values.length === 0)
    .map((p): Missing => ({ ...p.slot, status: p.status }))
  let choices: Input[][] = [[]]
  for (const { slot, values } of plan.filter((p) => p.values.length > 0))
    choices = choices.flatMap((chosen) => values.map((value) => [...chosen, inputOf(slot, value)]))
  const [first = [], ...rest] = choices
  const computed = (inputs: Input[]) => computation(measure, period, inputs, missing)
  return [computed(first), ...rest.map(computed)]
}

function computation(
  measure: MeasureDefinition,
  period: Period,
  inputs: Input[],
  missing: Missing[],
): Computation {
  const common = { measure: measure.id, period, inputs, missing, groups: groupsOf(inputs) }
  const value = missing.length > 0 ? null : evaluate(measure.kind, valuesOf(inputs))
  if (value === null || typeof value === 'string')
    return { ...common, value: null, rounded: null, obstacle: value, steps: [] }
  return {
    ...common,
    value: exact(value),
    rounded: roundHalfUp(value, measure.decimals),
    obstacle: null,
    steps: stepsOf(measure, inputs),
  }
}

/** The values of the inputs by their role. */
export const valuesOf = (inputs: readonly Input[]): Values =>
  Object.fromEntries(inputs.map((i) => [i.role, decimal(i.value)]))

/**
 * The closed range of results that the inputs' own rounding leaves open. Every formula is monotonic in each input
 * while denominators keep their sign, which a printed number other than zero does, so that its extremes lie at corners.
 */
export function rangeOf(measure: MeasureDefinition, inputs: readonly Input[]): Range | null {
  let corners: Values[] = [{}]
  for (const input of inputs) {
    const { low, high } = input.series.exact
      ? { low: decimal(input.value), high: decimal(input.value) }
      : roundingInterval(input.value)
    corners = corners.flatMap((c) => [
      { ...c, [input.role]: low },
      { ...c, [input.role]: high },
    ])
  }
  const results = corners.map((corner) => evaluate(measure.kind, corner))
  const values = results.filter((r) => typeof r !== 'string')
  if (values.length < results.length) return null
  const sorted = values.toSorted((a, b) => a.compare(b))
  return { low: sorted[0] ?? null, high: sorted.at(-1) ?? null }
}

const inputOf = (slot: Slot, { value, observations }: Held): Input => ({
  ...slot,
  value,
  sources: observations.map(({ source, read, grade, group, note, status, line }) => ({
    source,
    read,
    grade,
    group,
    note,
    status,
    line,
  })),
})

function groupsOf(inputs: readonly Input[]): Computation['groups'] {
  const groups = inputs.flatMap((i) => i.sources.map((s) => s.group))
  const stated = new Set(groups.filter((g) => g !== undefined))
  if (stated.size > 1) return 'differ'
  return groups.includes(undefined) ? 'not-stated' : 'same'
}
