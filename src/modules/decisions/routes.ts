import { z } from 'zod'
import { csvAnswer } from '../../platform/web/downloads.ts'
import { listOf } from '../../platform/web/lists.ts'
import { anyone } from '../../platform/web/policies.ts'
import type { Ctx } from '../../platform/web/context.ts'
import type { Route } from '../../platform/web/route.ts'
import { ballotForm } from './forms/ballot.ts'
import { positionForm } from './forms/position.ts'
import { proposeForm } from './forms/propose.ts'
import { closeForm, consensusForm, withdrawForm } from './forms/steps.ts'
import { voteForm } from './forms/vote.ts'
import { decisionPage } from './pages/decision-page.ts'
import { decisionsPage } from './pages/decisions-page.ts'
import { proposalPage } from './pages/proposal-page.ts'
import { findDecisionAt, listDecisions, listPositions, listProposals, listVotes } from './queries/lists.ts'
import type { DecisionRow, ProposalRow } from './tables.ts'

const text = z.record(z.string(), z.string())

const decisionAnswer = z.object({
  id: z.uuid(),
  symbol: z.string(),
  address: z.string(),
  proposal: z.uuid(),
  body: z.string(),
  title: text,
  outcome: z.enum(['adopted', 'rejected']),
  method: z.string(),
  tally: z.unknown(),
  decided: z.string(),
})

const proposalAnswer = z.object({
  id: z.uuid(),
  symbol: z.string(),
  address: z.string(),
  body: z.string(),
  party: z.string(),
  title: text,
  question: text,
  acts: z.array(z.unknown()),
  paths: z.array(z.uuid()),
  state: z.string(),
  made: z.string(),
})

const decisionOf = ({ ballot: _ballot, ...row }: DecisionRow) => row as z.output<typeof decisionAnswer>
const proposalOf = (row: ProposalRow) => row as z.output<typeof proposalAnswer>

const positionAnswer = z.object({
  id: z.uuid(),
  party: z.string(),
  kind: z.string(),
  paragraph: z.int().nullable(),
  words: z.string().describe('the commitment to the words; they are at /record/disclosed/<commitment>'),
  stated: z.string(),
  signed: z.boolean(),
})

const voteAnswer = z.object({ party: z.string(), choice: z.string(), entry: z.int(), signed: z.boolean() })

async function votesOf(c: Ctx, decision: DecisionRow) {
  const votes = decision.ballot === null ? [] : await listVotes(c.db, decision.ballot)
  return votes.map(({ party, choice, index, signed }) => ({ party, choice, entry: index, signed }))
}

export const routes: readonly Route[] = [
  { kind: 'page', path: '/decisions', policy: anyone, page: decisionsPage },
  proposeForm,
  voteForm,
  ballotForm,
  closeForm,
  consensusForm,
  withdrawForm,
  positionForm,
  {
    kind: 'file',
    path: '/decisions/:symbol/votes.csv',
    policy: anyone,
    file: async (c) => {
      const decision = await findDecisionAt(c.db, c.params['symbol'] ?? '')
      if (!decision) return undefined
      const votes = await votesOf(c, decision)
      return csvAnswer(
        `${decision.address}.csv`,
        ['voter', 'vote', 'entry'],
        votes.map((vote) => [vote.party, vote.choice, String(vote.entry)]),
      )
    },
  },
  {
    kind: 'page',
    path: '/decisions/:symbol',
    policy: anyone,
    page: async (c) => (await decisionPage(c)) ?? proposalPage(c),
  },
  {
    kind: 'data',
    path: '/decisions',
    policy: anyone,
    summary: 'Decisions, by the id of the act that made them',
    answer: listOf(decisionAnswer).schema,
    data: async (c) =>
      listOf(decisionAnswer).answer(c, (await listDecisions(c.db)).map(decisionOf), ({ id }) => id),
  },
  {
    kind: 'data',
    path: '/proposals',
    policy: anyone,
    summary: 'Proposals, by the id of the act that made them',
    answer: listOf(proposalAnswer).schema,
    data: async (c) =>
      listOf(proposalAnswer).answer(c, (await listProposals(c.db)).map(proposalOf), ({ id }) => id),
  },
  {
    kind: 'data',
    path: '/decisions/:symbol',
    policy: anyone,
    summary: 'One decision, with every vote and position',
    answer: decisionAnswer.extend({ votes: z.array(voteAnswer), positions: z.array(positionAnswer) }),
    data: async (c) => {
      const decision = await findDecisionAt(c.db, c.params['symbol'] ?? '')
      if (!decision) return undefined
      const positions = await listPositions(c.db, decision.id)
      return {
        ...decisionOf(decision),
        votes: await votesOf(c, decision),
        positions: positions.map(({ decision: _decision, index: _index, ...position }) => position),
      }
    },
  },
]
