import type { Db } from '../../database/index.ts'
import { secretariat, type May, type Performed } from '../act.ts'
import { refuse, type Refusal } from '../refusal.ts'
import type { MandateRow, Power } from './tables.ts'

/** The mandate, if it is in force when the act is recorded. */
export async function mandateInForce(trx: Db, id: string, recorded: string): Promise<MandateRow | undefined> {
  const day = recorded.slice(0, 10)
  const mandate = await trx.selectFrom('view.mandate').selectAll().where('id', '=', id).executeTakeFirst()
  if (!mandate || mandate.revoked !== null) return undefined
  if (day < mandate.from_day || (mandate.to_day !== null && day > mandate.to_day)) return undefined
  return mandate
}

async function holds(trx: Db, performed: Performed, power: Power): Promise<Refusal | undefined> {
  const { actor, instruction, recorded } = performed
  if (instruction) {
    const scribe = await mandateInForce(trx, instruction.mandate, recorded)
    return scribe?.powers.includes('secretary') ? undefined : refuse('record.no-mandate', { power })
  }
  const mandate = actor.mandate && (await mandateInForce(trx, actor.mandate, recorded))
  if (!mandate || mandate.party !== actor.party || mandate.person !== actor.person)
    return refuse('record.no-mandate', { power })
  return mandate.powers.includes(power) ? undefined : refuse('record.no-power', { power })
}

/** The actor holds a mandate of its party with this power, in force when the act is recorded. */
export const holdsMandate =
  (power: Power): May =>
  (trx, performed) =>
    holds(trx, performed, power)

/** The secretariat: a secretary with a mandate, or the host itself (its command line, its scheduled jobs). */
export const secretary: May = async (trx, performed) => {
  if (performed.actor.party !== secretariat || performed.instruction) return refuse('record.not-secretary')
  return performed.actor.mandate ? holds(trx, performed, 'secretary') : undefined
}

/** The host itself, without a person: opening the record, the passing of time. */
export const hostAlone: May = async (_trx, { actor }) =>
  actor.party === secretariat && !actor.mandate ? undefined : refuse('record.host-alone')

/** Any of these; the last refusal is told. */
export const anyOf =
  (...policies: readonly May[]): May =>
  async (trx, performed) => {
    let refusal: Refusal | undefined
    for (const policy of policies) {
      refusal = await policy(trx, performed)
      if (!refusal) return undefined
    }
    return refusal
  }

/** An administrator of the party that the body names. */
export const administratorOf =
  <Body>(party: (body: Body) => string): May =>
  async (trx, performed) =>
    performed.actor.party === party(performed.body as Body)
      ? holds(trx, performed, 'administer')
      : refuse('record.other-party')
