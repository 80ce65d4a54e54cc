import { status, type Html } from '../../../design/index.ts'
import type { Locale } from '../../../platform/language/index.ts'
import type { ProposalState } from '../tables.ts'

const marks = {
  open: 'open',
  'in-ballot': 'open',
  adopted: 'yes',
  rejected: 'no',
  withdrawn: 'none',
} as const

/** The state of a proposal, by shape, word and colour. */
export const stateMark = (state: string, l: Locale): Html =>
  status(marks[state as ProposalState], l.t(`decisions.state.${state}`))
