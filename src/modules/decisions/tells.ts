import type { Db } from '../../platform/database/index.ts'
import type { LangText } from '../../platform/language/index.ts'
import type { Tell } from '../../platform/web/house.ts'
import { findBallot, findDecision, findProposal } from './queries/find.ts'

interface Told {
  title: LangText
  proposal: string
  ballot: string
  decision: string
  choice: string
  kind: string
}

const titleOf = async (db: Db, { proposal, ballot, decision }: Told): Promise<LangText> => {
  if (decision) return (await findDecision(db, decision))?.title ?? {}
  const id = proposal ?? (ballot && (await findBallot(db, ballot))?.proposal)
  return (id && (await findProposal(db, id))?.title) || {}
}

const told =
  (key: string): Tell =>
  async (c, act) => {
    const body = act.body as unknown as Told
    const title = body.title ?? (await titleOf(c.db, body))
    return c.l.t(key, {
      title: c.l.pick(title).text,
      party: c.nameOf(act.actor.party),
      ...(body.choice && { choice: c.l.t(`decisions.choice.${body.choice}`) }),
      ...(body.kind && { kind: c.l.t(`decisions.position.${body.kind}`) }),
    })
  }

/** The acts of this room as sentences. */
export const tells: Record<string, Tell> = {
  'proposal.made': told('decisions.tell.proposal-made'),
  'proposal.withdrawn': told('decisions.tell.proposal-withdrawn'),
  'ballot.opened': told('decisions.tell.ballot-opened'),
  'vote.cast': told('decisions.tell.vote-cast'),
  'ballot.closed': told('decisions.tell.ballot-closed'),
  'consensus.recorded': told('decisions.tell.consensus-recorded'),
  'position.stated': told('decisions.tell.position-stated'),
}
