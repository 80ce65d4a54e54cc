import type { Entry } from '../log/index.ts'
import { signedBy, type MandateKey } from '../signature.ts'
import { isRefusal } from '../refusal.ts'
import { Broken } from './broken.ts'

interface Mandate {
  readonly party: string
  readonly person: string | undefined
  readonly from: string
  readonly to: string | undefined
  revoked: boolean
  readonly keys: Map<string, { alg: string; public: string; revoked: string | null }>
}

type Body = Readonly<Record<string, unknown>>
const text = (body: Body, name: string): string => (typeof body[name] === 'string' ? body[name] : '')

/**
 * Mandates and keys as the acts up to an entry have them, from the entries alone: whoever reads the record can follow
 * it without a database. `key.added`, `key.revoked`, `mandate.granted`, `mandate.revoked`.
 */
export class History {
  readonly #mandates = new Map<string, Mandate>()
  readonly #origin: string
  signed = 0
  byHost = 0
  byInstruction = 0

  constructor(origin: string) {
    this.#origin = origin
  }

  /**
   * The next entry: in whose name it was performed, and by whose key.
   * @throws Broken when its mandate is not in force, or a signature does not hold
   */
  add(index: number, { act, sigs, recorded }: Entry): void {
    const where = `entry ${index}`
    const { party, person, mandate } = act.actor
    const held = mandate === undefined ? undefined : this.#mandates.get(mandate)
    if (mandate !== undefined) this.#inForce(where, mandate, recorded)
    if (held && (held.party !== party || held.person !== person))
      throw new Broken(where, `is not by the person or the party of its mandate ${mandate}`)
    if (act.instruction) this.#inForce(where, act.instruction.mandate, recorded)
    const keyOf = (name: string): MandateKey | undefined => held?.keys.get(name)
    const signed = signedBy(this.#origin, act, sigs, keyOf)
    if (isRefusal(signed))
      throw new Broken(
        where,
        signed.refused === 'record.unknown-key'
          ? 'is signed by a key that is not its mandate’s, or no longer'
          : 'has a signature that does not hold',
      )
    if (signed) this.signed += 1
    else if (act.instruction) this.byInstruction += 1
    else this.byHost += 1
    this.#learn(act.type, act.id, act.body, act.commit['person'], recorded)
  }

  /** A mandate's days are legal days in UTC, both inclusive. */
  #inForce(where: string, id: string, recorded: string): void {
    const mandate = this.#mandates.get(id)
    const day = recorded.slice(0, 10)
    if (!mandate) throw new Broken(where, `is performed under a mandate that nobody granted: ${id}`)
    if (mandate.revoked || day < mandate.from || (mandate.to !== undefined && day > mandate.to))
      throw new Broken(where, `is performed under a mandate that is not in force: ${id}`)
  }

  #learn(type: string, id: string, body: Body, person: string | undefined, recorded: string): void {
    const mandate = this.#mandates.get(text(body, 'mandate'))
    if (type === 'mandate.granted')
      this.#mandates.set(id, {
        party: text(body, 'party'),
        person,
        from: text(body, 'from'),
        to: text(body, 'to') || undefined,
        revoked: false,
        keys: new Map(),
      })
    else if (type === 'mandate.revoked' && mandate) mandate.revoked = true
    else if (type === 'key.added')
      mandate?.keys.set(text(body, 'key'), {
        alg: text(body, 'alg'),
        public: text(body, 'public'),
        revoked: null,
      })
    else if (type === 'key.revoked') {
      const key = mandate?.keys.get(text(body, 'key'))
      if (key) key.revoked = recorded
    }
  }
}
