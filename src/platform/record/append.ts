import { sql } from 'kysely'
import type { Db } from '../database/index.ts'
import { secretariat, type Consequence, type Performed, type Registry } from './act.ts'
import { redactedIn } from './files-in.ts'
import { tooLong } from './entry-size.ts'
import { consequenceId, isConsequence } from './ids.ts'
import { canonical, encodeEntry, leafHash, type Act, type Entry, type Signature } from './log/index.ts'
import { isNormal } from './normal.ts'
import { isRefusal, invalid, refuse, type Refusal } from './refusal.ts'
import { signedByItsMandate } from './signature.ts'

export interface Disclosure {
  readonly name: string
  readonly commitment: string
  readonly value: unknown
  /** 32 bytes, base64url */
  readonly salt: string
  readonly audience: string
}

export interface Submission {
  readonly act: Act
  readonly sigs: readonly Signature[]
  readonly disclosures: readonly Disclosure[]
}

export interface Appended {
  readonly index: number
  readonly id: string
  /** false when the same act was already on the record: the first receipt stands */
  readonly fresh: boolean
}

export interface Appending {
  readonly registry: Registry
  /** the host's clock for the entry at an index; in a replay, the instant that the entry itself names */
  readonly clock: (index: number) => Date
  /** the record as it stands is performed again: the views alone are built, and nothing of this installation's own */
  readonly replaying?: boolean
}

/**
 * Performs one act inside a transaction: locks the head, checks the rules, appends the entry, updates the views, and
 * performs what it brings about. A refusal changes nothing. The act's id is its idempotency key.
 */
export async function append(trx: Db, house: Appending, submission: Submission): Promise<Appended | Refusal> {
  const head = await trx.selectFrom('record.head').selectAll().forUpdate().executeTakeFirstOrThrow()
  const same = await findSame(trx, submission.act)
  if (same) return same
  const held = house.replaying ? undefined : heldBack(head, submission.act.type)
  if (held) return held
  if (isConsequence(submission.act.id)) return refuse('record.reserved-id')
  const line = new Line(trx, house, head)
  const done = await line.append(submission)
  if (isRefusal(done)) return done
  await trx.updateTable('record.head').set({ size: line.size, recorded: line.recorded }).execute()
  await sql`select pg_notify('appended', ${String(line.size)})`.execute(trx)
  return { index: done, id: submission.act.id, fresh: true }
}

/**
 * A restored record takes one act: the word that nothing later was published. Any other could stand at an index at
 * which another one was published before.
 */
export const heldBack = (head: { restored: string | null }, type: string): Refusal | undefined =>
  head.restored === null || type === 'record.resumed' ? undefined : refuse('record.restored')

async function findSame(trx: Db, act: Act): Promise<Appended | Refusal | undefined> {
  const row = await trx
    .selectFrom('record.entry')
    .select(['index', 'bytes'])
    .where('act_id', '=', act.id)
    .executeTakeFirst()
  if (!row) return undefined
  const held = (JSON.parse(row.bytes.toString()) as { act: Act }).act
  if (!canonical(held).equals(canonical(act))) return refuse('record.other-bytes')
  return { index: row.index, id: act.id, fresh: false }
}

/** The growing end of the log within one transaction. */
class Line {
  readonly #trx: Db
  readonly #house: Appending
  readonly #origin: string
  size: number
  recorded: string

  constructor(trx: Db, house: Appending, head: { size: number; recorded: string; origin: string }) {
    this.#trx = trx
    this.#house = house
    this.#origin = head.origin
    this.size = head.size
    this.recorded = head.recorded
  }

  async append(submission: Submission, cause?: Performed): Promise<number | Refusal> {
    const { act, sigs, disclosures } = submission
    const definition = this.#house.registry.find(act.type)
    if (!definition) return refuse('record.unknown-type', { type: act.type })
    const parsed = definition.body.safeParse(act.body)
    if (!parsed.success) return invalid(parsed.error)
    if (!isNormal(parsed.data, act.body)) return refuse('record.not-normal')

    const recorded = this.#next()
    const unsigned = await signedByItsMandate(this.#trx, this.#origin, act, sigs)
    if (isRefusal(unsigned)) return unsigned
    const performed: Performed = {
      ...act,
      actor: act.actor,
      commit: act.commit ?? {},
      refs: act.refs ?? [],
      index: this.size,
      recorded,
      signed: unsigned,
    }
    const refusal =
      (cause ? undefined : await definition.may(this.#trx, performed)) ??
      (await definition.check?.(this.#trx, performed, this.#house.registry)) ??
      (await redactedIn(this.#trx, act.body))
    const entry: Entry = { v: 1, act, recorded, sigs: [...sigs] }
    const refused = refusal ?? tooLong(entry)
    if (refused) return refused

    await this.#insert(entry, act, disclosures)
    const consequences = (await definition.apply(this.#trx, performed)) ?? []
    if (!this.#house.replaying) await definition.own?.(this.#trx, performed)
    for (const [ordinal, consequence] of consequences.entries())
      await this.#bring(performed, consequence, ordinal)
    return performed.index
  }

  /** max(clock, last + 1 ms): the order of the record is the order of its instants. */
  #next(): string {
    const at = Math.max(this.#house.clock(this.size).getTime(), Date.parse(this.recorded) + 1)
    return new Date(at).toISOString()
  }

  async #insert(entry: Entry, act: Act, disclosures: readonly Disclosure[]): Promise<void> {
    const bytes = encodeEntry(entry)
    const { recorded } = entry
    await this.#trx
      .insertInto('record.entry')
      .values({
        index: this.size,
        act_id: act.id,
        type: act.type,
        party: act.actor.party,
        recorded,
        bytes,
        leaf: leafHash(bytes),
      })
      .execute()
    this.size += 1
    this.recorded = recorded
    const refs = [...new Set(act.refs ?? [])]
    if (refs.length > 0)
      await this.#trx
        .insertInto('view.ref')
        .values(refs.map((to_id) => ({ from_id: act.id, to_id })))
        .execute()
    if (act.instruction)
      await this.#trx
        .insertInto('view.instruction')
        .values({ act_id: act.id, party: act.actor.party, letter: act.instruction.letter })
        .execute()
    if (disclosures.length > 0)
      await this.#trx
        .insertInto('own.disclosure')
        .values(
          disclosures.map((d) => ({
            commitment: d.commitment,
            act_id: act.id,
            name: d.name,
            value: JSON.stringify(d.value),
            salt: Buffer.from(d.salt, 'base64url'),
            audience: d.audience,
          })),
        )
        .execute()
  }

  /** Performs what a decision carries; where its rules now refuse it, that refusal goes on the record instead. */
  async #bring(cause: Performed, consequence: Consequence, ordinal: number): Promise<void> {
    const definition = this.#house.registry.get(consequence.type)
    if (!definition.carried) throw new Error(`${consequence.type} cannot be carried by another act`)
    const act: Act = {
      type: consequence.type,
      id: consequenceId(cause.id, ordinal),
      at: cause.at,
      actor: { party: secretariat },
      body: consequence.body as Act['body'],
      commit: {},
      refs: [cause.id, ...(consequence.refs ?? []), ...(definition.refs?.(consequence.body) ?? [])],
    }
    const done = await this.append({ act, sigs: [], disclosures: [] }, cause)
    if (!isRefusal(done)) return
    const refused: Act = {
      ...act,
      type: 'consequence.refused',
      body: { type: consequence.type, reason: done.refused },
      refs: [cause.id],
    }
    const noted = await this.append({ act: refused, sigs: [], disclosures: [] }, cause)
    if (isRefusal(noted))
      throw new Error(`the refusal of ${consequence.type} was itself refused: ${noted.refused}`)
  }
}
