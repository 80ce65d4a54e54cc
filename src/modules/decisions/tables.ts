import type { Selectable } from 'kysely'
import type { Json } from '../../platform/database/index.ts'
import type { LangText } from '../../platform/language/index.ts'
import type { Consequence } from '../../platform/record/index.ts'
import type { Charter } from '../bodies/index.ts'
import type { Tally } from './rules/tally.ts'

export const proposalStates = ['open', 'in-ballot', 'adopted', 'rejected', 'withdrawn'] as const
export type ProposalState = (typeof proposalStates)[number]

interface ProposalTable {
  id: string
  /** DC/2026/L.3 */
  symbol: string
  /** dc-2026-l3, in addresses */
  address: string
  body: string
  party: string
  title: Json<LangText>
  question: Json<LangText>
  /** the acts that its adoption performs */
  acts: Json<Consequence[]>
  paths: string[]
  state: string
  made: string
}

interface BallotTable {
  id: string
  proposal: string
  charter: Json<Charter>
  /** seated when it opened, in identifiers' order */
  members: string[]
  /** on the roll: present */
  present: string[]
  opened: string
  closes: string | null
  closed: string | null
}

export interface VoteRow {
  ballot: string
  party: string
  choice: string
  act_id: string
  cast_at: string
  signed: boolean
  /** a secretary recorded it on a letter: the letter's hash */
  letter: string | null
}

interface DecisionTable {
  id: string
  proposal: string
  ballot: string | null
  symbol: string
  address: string
  body: string
  title: Json<LangText>
  outcome: string
  method: string
  tally: Json<Tally | null>
  decided: string
}

export interface PositionRow {
  id: string
  decision: string
  party: string
  kind: string
  paragraph: number | null
  words: string
  stated: string
  signed: boolean
}

export type ProposalRow = Selectable<ProposalTable>
export type BallotRow = Selectable<BallotTable>
export type DecisionRow = Selectable<DecisionTable>

declare module '../../platform/database/index.ts' {
  interface Tables {
    'view.proposal': ProposalTable
    'view.ballot': BallotTable
    'view.vote': VoteRow
    'view.decision': DecisionTable
    'view.position': PositionRow
  }
}
