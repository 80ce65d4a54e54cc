import { z } from 'zod'
import { act, anyOf, holdsMandate, hostAlone, refuse, type May } from '../../../platform/record/index.ts'
import { findBody, membersOn, needsSignature, presidesOver } from '../../bodies/index.ts'
import { findBallot, findProposal, votesOf } from '../queries/find.ts'
import { choices, countVotes, tally } from '../rules/tally.ts'
import { decide } from './decide.ts'

const presiding: May = presidesOver(async (trx, performed) => {
  const body = performed.body as { proposal?: string; ballot?: string }
  const proposal = body.proposal ?? (body.ballot && (await findBallot(trx, body.ballot))?.proposal)
  return proposal ? (await findProposal(trx, proposal))?.body : undefined
})

/** The chair, or the secretariat for it, opens a recorded vote. The roll says who is present. */
export const openBallot = act({
  type: 'ballot.opened',
  body: z.strictObject({
    proposal: z.uuid(),
    present: z.array(z.string().max(60)).max(2000),
    closes: z.iso.datetime({ precision: 3 }).optional(),
  }),
  refs: (body) => [body.proposal],
  may: presiding,
  check: async (trx, { body, recorded }) => {
    const proposal = await findProposal(trx, body.proposal)
    if (!proposal) return refuse('decisions.no-such-proposal')
    if (proposal.state !== 'open') return refuse('decisions.not-open')
    if (body.closes !== undefined && body.closes <= recorded)
      return refuse('decisions.closes-in-the-past', {}, 'closes')
    const members = new Set((await membersOn(trx, proposal.body, recorded.slice(0, 10))).map(({ id }) => id))
    const stranger = body.present.find((party) => !members.has(party))
    if (stranger) return refuse('decisions.not-seated', { party: stranger }, 'present')
    return new Set(body.present).size === body.present.length
      ? undefined
      : refuse('decisions.twice-on-roll', {}, 'present')
  },
  apply: async (trx, { id, body, recorded }) => {
    const proposal = await findProposal(trx, body.proposal)
    const found = proposal && (await findBody(trx, proposal.body))
    const members = proposal ? await membersOn(trx, proposal.body, recorded.slice(0, 10)) : []
    await trx
      .insertInto('view.ballot')
      .values({
        id,
        proposal: body.proposal,
        charter: JSON.stringify(found?.charter),
        members: members.map((party) => party.id),
        present: body.present.toSorted(),
        opened: recorded,
        closes: body.closes ?? null,
        closed: null,
      })
      .execute()
    await trx
      .updateTable('view.proposal')
      .set({ state: 'in-ballot' })
      .where('id', '=', body.proposal)
      .execute()
  },
})

/** A member casts its vote, or changes it while the ballot is open. */
export const castVote = act({
  type: 'vote.cast',
  body: z.strictObject({ ballot: z.uuid(), choice: z.enum(choices) }),
  refs: (body) => [body.ballot],
  may: holdsMandate('vote'),
  check: async (trx, performed) => {
    const { body, actor, recorded } = performed
    const ballot = await findBallot(trx, body.ballot)
    if (!ballot) return refuse('decisions.no-such-ballot')
    if (ballot.closed !== null || (ballot.closes !== null && recorded >= ballot.closes))
      return refuse('decisions.ballot-closed')
    if (!ballot.present.includes(actor.party)) return refuse('decisions.not-on-roll')
    return needsSignature(ballot.charter, performed)
  },
  apply: async (trx, { id, body, actor, recorded, signed, instruction }) => {
    const row = {
      choice: body.choice,
      act_id: id,
      cast_at: recorded,
      signed,
      letter: instruction?.letter ?? null,
    }
    await trx
      .insertInto('view.vote')
      .values({ ballot: body.ballot, party: actor.party, ...row })
      .onConflict((conflict) => conflict.columns(['ballot', 'party']).doUpdateSet(row))
      .execute()
  },
})

/** The ballot closes: by the chair, or by the host once its time is over. The decision stands, and what it carries. */
export const closeBallot = act({
  type: 'ballot.closed',
  body: z.strictObject({ ballot: z.uuid() }),
  refs: (body) => [body.ballot],
  may: anyOf(presiding, hostAlone),
  check: async (trx, { body, actor, recorded }) => {
    const ballot = await findBallot(trx, body.ballot)
    if (!ballot) return refuse('decisions.no-such-ballot')
    if (ballot.closed !== null) return refuse('decisions.ballot-closed')
    const byTime = !actor.mandate && ballot.closes !== null
    return byTime && recorded < (ballot.closes ?? '') ? refuse('decisions.ballot-still-open') : undefined
  },
  apply: async (trx, { id, body, recorded }) => {
    const ballot = await findBallot(trx, body.ballot)
    if (!ballot) return []
    const votes = await votesOf(trx, body.ballot)
    const result = tally(countVotes(ballot.members, ballot.present, votes), ballot.charter)
    await trx.updateTable('view.ballot').set({ closed: recorded }).where('id', '=', body.ballot).execute()
    return decide(trx, {
      id,
      recorded,
      proposal: ballot.proposal,
      ballot: ballot.id,
      outcome: result.outcome,
      method: 'recorded-vote',
      tally: result,
    })
  },
})

/** The chair records that no member objects: consensus, absence of objection and not unanimity. */
export const recordConsensus = act({
  type: 'consensus.recorded',
  body: z.strictObject({ proposal: z.uuid() }),
  refs: (body) => [body.proposal],
  may: presiding,
  check: async (trx, { body }) => {
    const proposal = await findProposal(trx, body.proposal)
    if (!proposal) return refuse('decisions.no-such-proposal')
    return proposal.state === 'open' ? undefined : refuse('decisions.not-open')
  },
  apply: (trx, { id, body, recorded }) =>
    decide(trx, {
      id,
      recorded,
      proposal: body.proposal,
      ballot: null,
      outcome: 'adopted',
      method: 'consensus',
      tally: null,
    }),
})
