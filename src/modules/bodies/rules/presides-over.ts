import { holdsMandate, refuse, secretary, type May, type Performed } from '../../../platform/record/index.ts'
import type { Db } from '../../../platform/database/index.ts'
import { presides } from '../queries.ts'

/** The person who presides over the body, or the secretariat on the chair's behalf. */
export const presidesOver =
  (bodyOf: (trx: Db, performed: Performed) => Promise<string | undefined>): May =>
  async (trx, performed) => {
    if (!(await secretary(trx, performed))) return undefined
    const body = await bodyOf(trx, performed)
    const { actor, recorded } = performed
    if (!body || !(await presides(trx, body, actor.party, recorded.slice(0, 10))))
      return refuse('bodies.not-presiding')
    return holdsMandate('vote')(trx, performed)
  }
