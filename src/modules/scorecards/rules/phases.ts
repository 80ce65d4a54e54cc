import type { Station } from '../../../platform/web/house.ts'

/** The three phases of a path, as a senior fellow of the programme's authors sees them. */
export const phases = ['advocacy', 'implementation', 'evaluation'] as const
export type Phase = (typeof phases)[number]

export type PhaseState = 'proven' | 'in-progress' | 'not-started'

export interface PhaseStanding {
  readonly phase: Phase
  readonly state: PhaseState
  /** the stations whose subjects prove it */
  readonly provenBy: readonly Station[]
}

export type Counts = Readonly<Record<Exclude<Station, 'none'>, number>>

/**
 * Where a path stands, from what the record holds along its chain. Advocacy is proven by a proposal; design and
 * implementation are in progress with a decision or a promise, and proven by a project; evaluation is in progress with
 * a figure bound to the path, and proven once that figure stands beside a project that it can speak about.
 */
export function standing(counts: Counts): PhaseStanding[] {
  const begun = counts.decision + counts.text + counts.commitment > 0
  return [
    {
      phase: 'advocacy',
      state: counts.proposal > 0 ? 'proven' : 'not-started',
      provenBy: ['proposal'],
    },
    {
      phase: 'implementation',
      state: counts.project > 0 ? 'proven' : begun ? 'in-progress' : 'not-started',
      provenBy: ['decision', 'text', 'commitment', 'project'],
    },
    {
      phase: 'evaluation',
      state: counts.figure === 0 ? 'not-started' : counts.project > 0 ? 'proven' : 'in-progress',
      provenBy: ['figure'],
    },
  ]
}

/** The phase in which the path stands now: the last that has begun, or the first. */
export const current = (standings: readonly PhaseStanding[]): Phase =>
  standings.findLast(({ state }) => state !== 'not-started')?.phase ?? 'advocacy'
