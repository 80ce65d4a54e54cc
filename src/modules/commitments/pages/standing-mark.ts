import { status, type Html } from '../../../design/index.ts'
import type { Locale } from '../../../platform/language/index.ts'
import type { CommitmentState, Standing } from '../rules/standing.ts'

const marks = {
  'no-report': 'none',
  'not-started': 'none',
  'in-progress': 'open',
  'partly-delivered': 'open',
  delivered: 'yes',
  'not-delivered': 'no',
} as const satisfies Record<CommitmentState, string>

export const markOf = ({ state, overdue }: Standing) => (overdue ? 'overdue' : marks[state])

/** The message key of where it stands. */
export const wordsOf = ({ state, overdue }: Standing): string =>
  overdue ? 'commitments.overdue' : `commitments.state.${state}`

/** Where a commitment stands, by shape, word and colour. */
export const standingMark = (standing: Standing, l: Locale): Html =>
  status(markOf(standing), l.t(wordsOf(standing)))

/** What was reported, whether or not it is late. */
export const stateMark = (state: CommitmentState, l: Locale): Html =>
  status(marks[state], l.t(`commitments.state.${state}`))
