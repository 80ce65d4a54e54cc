import type { LangText } from '../../platform/language/index.ts'
import type { Tell } from '../../platform/web/house.ts'
import { findCommitment } from './queries.ts'

interface Body {
  title: LangText
  commitment: string
  progress: string
}

const told =
  (key: string): Tell =>
  async (c, act) => {
    const body = act.body as unknown as Body
    const title = body.title ?? (await findCommitment(c.db, body.commitment))?.title ?? {}
    return c.l.t(key, {
      party: c.nameOf(act.actor.party),
      title: c.l.pick(title).text,
      ...(body.progress && { progress: c.l.t(`commitments.state.${body.progress}`) }),
    })
  }

/** The acts of this room as sentences. */
export const tells: Record<string, Tell> = {
  'commitment.accepted': told('commitments.tell.accepted'),
  'commitment.reported': told('commitments.tell.reported'),
  'commitment.evidence-linked': told('commitments.tell.evidence-linked'),
}
