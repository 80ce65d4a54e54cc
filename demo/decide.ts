import type { OpenHouse } from '../src/house.ts'
import type { Actor } from '../src/platform/record/index.ts'
import { positions, proposals, type Proposal } from './content/index.ts'
import type { Perform } from './perform.ts'

const choices = ['yes', 'no', 'abstain'] as const

/** Proposals, votes, decisions and positions; every one of them by an exemplary member. */
export async function decide(
  house: OpenHouse,
  perform: Perform,
  people: ReadonlyMap<string, Actor>,
  paths: ReadonlyMap<string, string>,
): Promise<void> {
  const as = (party: string): Actor => {
    const actor = people.get(party)
    if (!actor) throw new Error(`demonstration: nobody acts for ${party}`)
    return actor
  }
  for (const proposal of proposals) {
    const made = await propose(perform, as(proposal.sponsor), proposal, paths)
    const decision = await course(house, perform, as, proposal, made)
    if (decision === undefined) continue
    for (const { party, kind, paragraph, words } of positions.filter((one) => one.proposal === proposal.key))
      await perform({
        type: 'position.stated',
        actor: as(party),
        body: { decision, kind, ...(paragraph !== undefined && { paragraph }) },
        disclose: { words },
      })
  }
}

/** Takes a proposal as far as it has come; gives the act id of its decision, if there is one. */
async function course(
  house: OpenHouse,
  perform: Perform,
  as: (party: string) => Actor,
  proposal: Proposal,
  made: string,
): Promise<string | undefined> {
  if (proposal.outcome === 'consensus')
    return perform({ type: 'consensus.recorded', body: { proposal: made } })
  if (!proposal.votes) return undefined
  const members = await seated(house, proposal.body)
  const present = members.filter((party) => !proposal.absent?.includes(party))
  const ballot = await perform({ type: 'ballot.opened', body: { proposal: made, present } })
  for (const choice of choices)
    for (const party of proposal.votes[choice])
      await perform({ type: 'vote.cast', actor: as(party), body: { ballot, choice } })
  return proposal.outcome === 'open' ? undefined : perform({ type: 'ballot.closed', body: { ballot } })
}

const propose = (perform: Perform, actor: Actor, proposal: Proposal, paths: ReadonlyMap<string, string>) => {
  const { body, title, question, text } = proposal
  const lines = proposal.paths.map((code) => paths.get(code) ?? '')
  return perform({
    type: 'proposal.made',
    actor,
    body: {
      body,
      title,
      question,
      paths: lines,
      acts: text ? [{ type: 'text.adopted', body: { ...text, paths: lines } }] : [],
    },
  })
}

async function seated(house: OpenHouse, body: string): Promise<string[]> {
  const seats = await house.database.db
    .selectFrom('view.seat')
    .select('party')
    .where('body', '=', body)
    .execute()
  return seats.map(({ party }) => party)
}
