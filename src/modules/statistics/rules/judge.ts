import type { Assertion, Claim } from './claim.ts'
import type { Computation } from './compute.ts'
import type { Implied } from './implied.ts'
import type { MeasureDefinition } from './measure.ts'
import type { Observation } from './observation.ts'
import type { Conflict } from './reconcile.ts'
import type { Judgement, Verdict } from './verdict.ts'
import { statedOf } from './claim.ts'
import { computeEach } from './compute.ts'
import { impliedOf } from './implied.ts'
import { conflictsOf } from './reconcile.ts'
import { judgeOne, verdicts } from './verdict.ts'

/**
 * The verdict on an assertion. `judgements` has one entry for each choice among inputs that sources disagree on, and
 * `computation` and `basis` are of the first. `implied` is what the missing input would have to be; `conflicts` are
 * published figures that contradict each other, kept beside any verdict.
 */
export type AssertionVerdict = {
  assertion: Assertion
  verdict: Verdict
  basis: Judgement['basis']
  computation: Computation
  judgements: Judgement[]
  implied?: Implied
  conflicts: Conflict[]
}

export type ClaimVerdict = { verdict: Verdict; assertions: AssertionVerdict[] }

/**
 * Judges a claim against the observations held; the claim has the worst verdict of its assertions.
 * Throws a RangeError on an assertion whose measure is not among those given.
 */
export function judge(
  claim: Pick<Claim, 'assertions'>,
  measures: readonly MeasureDefinition[],
  observations: readonly Observation[],
): ClaimVerdict {
  const assertions = claim.assertions.map((assertion) => {
    const measure = measures.find((m) => m.id === assertion.measure)
    if (!measure) throw new RangeError(`unknown measure: ${assertion.measure}`)
    return judgeAssertion(assertion, measure, observations)
  })
  return { verdict: worst(assertions.map((a) => a.verdict)), assertions }
}

/** Judges one assertion against the observations held. */
export function judgeAssertion(
  assertion: Assertion,
  measure: MeasureDefinition,
  observations: readonly Observation[],
): AssertionVerdict {
  const stated = statedOf(assertion)
  const [computation, ...others] = computeEach(measure, assertion.period, observations)
  const first = judgeOne(measure, computation, stated)
  const judgements = [first, ...others.map((c) => judgeOne(measure, c, stated))]
  const conflicts = conflictsOf(measure, assertion.period, observations)
  const implied = impliedOf(measure.kind, computation, stated)
  return {
    assertion,
    verdict: combined(
      judgements.map((j) => j.verdict),
      conflicts.length > 0,
    ),
    basis: first.basis,
    computation,
    judgements,
    ...(implied ? { implied } : {}),
    conflicts,
  }
}

// Two held sources that give different verdicts are a conflict, not a choice. Published figures that contradict each
// other decide nothing where the measure can be computed, and are all there is where it cannot.
function combined(found: Verdict[], conflict: boolean): Verdict {
  if (found.includes('contradicted') && found.some((v) => v !== 'contradicted')) return 'conflicting-sources'
  const verdict = worst(found)
  return verdict === 'not-computable' && conflict ? 'conflicting-sources' : verdict
}

const worst = (found: Verdict[]): Verdict =>
  verdicts[Math.max(0, ...found.map((v) => verdicts.indexOf(v)))] ?? 'not-computable'
