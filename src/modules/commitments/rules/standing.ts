/** What a party can report, from nothing done to what it promised. */
export const progressSteps = [
  'not-started',
  'in-progress',
  'partly-delivered',
  'delivered',
  'not-delivered',
] as const
export type Progress = (typeof progressSteps)[number]

/** "No report" and "not started" are different things. */
export const commitmentStates = ['no-report', ...progressSteps] as const
export type CommitmentState = (typeof commitmentStates)[number]

export interface Standing {
  /** what the party last reported, or that it never did */
  readonly state: CommitmentState
  /** due before the day, and not delivered */
  readonly overdue: boolean
}

/** Where a commitment stands on a legal day (YYYY-MM-DD), given what was last reported until then. Never stored. */
export function standingOn(day: string, due: string | null, progress: Progress | null): Standing {
  return {
    state: progress ?? 'no-report',
    overdue: due !== null && due < day && progress !== 'delivered',
  }
}

export interface Counts {
  readonly all: number
  readonly delivered: number
  readonly overdue: number
  readonly silent: number
  readonly byState: Readonly<Record<CommitmentState, number>>
}

/** What was promised, delivered, late and silent. */
export function countStandings(standings: readonly Standing[]): Counts {
  const of = (state: CommitmentState) => standings.filter((one) => one.state === state).length
  return {
    all: standings.length,
    delivered: of('delivered'),
    overdue: standings.filter(({ overdue }) => overdue).length,
    silent: of('no-report'),
    byState: Object.fromEntries(commitmentStates.map((state) => [state, of(state)])) as Counts['byState'],
  }
}
