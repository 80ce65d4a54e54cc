import { openNote, parseCheckpoint, parseVkey, type Verifier } from '../log/index.ts'
import { openAnswer, WitnessFailed } from './ask-witness.ts'
import { Coalesced } from './coalesced.ts'
import { isOver, layCosignatures, type Laying } from './cosigned-checkpoint.ts'
import { BehindWitnessed, holdBack } from './hold-back.ts'
import { furthest, keepCosignature, keepFault, keptOf } from './kept-cosignatures.ts'
import { requestCosignature } from './request-cosignature.ts'
import type { WitnessAddress } from './witness-address.ts'

interface Witness extends WitnessAddress {
  readonly verifier: Verifier
  readonly round: Coalesced
  /** has it answered this process? A process that begins asks each, since its database may be an old one */
  answered: boolean
}

export interface WitnessesSettings extends Laying {
  readonly witnesses: readonly WitnessAddress[]
}

const seconds = 10

/**
 * Asks witnesses to cosign what is published, each on its own and after the publication: none of them can hold up an
 * act, the log's checkpoint, or another witness.
 */
export class Witnesses {
  readonly #settings: WitnessesSettings
  readonly #all: readonly Witness[]
  readonly #stop = new AbortController()
  #begun = false

  constructor(settings: WitnessesSettings) {
    this.#settings = settings
    this.#all = settings.witnesses.map((given) => {
      const witness: Witness = {
        ...given,
        verifier: parseVkey(given.vkey),
        round: new Coalesced(() => this.#round(witness)),
        answered: false,
      }
      return witness
    })
  }

  /** Asks every witness that has not cosigned the newest checkpoint. Gives what went wrong, the gravest first. */
  async ask(): Promise<Error[]> {
    const done = await Promise.allSettled(this.#all.map(({ round }) => round.run()))
    return done
      .flatMap((one) => (one.status === 'rejected' ? [one.reason as Error] : []))
      .toSorted((a, b) => Number(b instanceof BehindWitnessed) - Number(a instanceof BehindWitnessed))
  }

  /**
   * Asks every witness, before this process signs anything: its database may be an old one, set back with all that is
   * kept here of witnesses. One that does not answer within its time holds up nothing.
   * @returns whether to go on: not when this was given up before they had answered
   * @throws BehindWitnessed
   */
  async askFirst(): Promise<boolean> {
    if (this.#begun || this.#all.length === 0) return true
    const behind = (await this.ask()).find((error) => error instanceof BehindWitnessed)
    this.#begun = !this.#stop.signal.aborted
    if (behind) throw behind
    return this.#begun
  }

  /** Gives up what is under way. */
  async stop(): Promise<void> {
    this.#stop.abort()
    await Promise.all(this.#all.map(({ round }) => round.settled()))
  }

  /** @throws BehindWitnessed when a witness has said that it holds more than the record has */
  async refuseBehind(size: number): Promise<void> {
    const { db } = this.#settings.database
    const first = await furthest(
      db,
      this.#all.map(({ vkey }) => vkey),
    )
    if (!first || first.held <= size) return
    await holdBack(db)
    throw new BehindWitnessed(parseVkey(first.vkey).name, first.held, size)
  }

  async #round(witness: Witness): Promise<void> {
    if (this.#stop.signal.aborted) return
    const { name } = witness.verifier
    try {
      await this.#cosign(witness)
    } catch (error) {
      if (this.#stop.signal.aborted) return
      if (!(error instanceof WitnessFailed)) throw error
      await keepFault(this.#settings.database.db, witness.vkey, error.message)
      throw new WitnessFailed(`the witness ${name} ${error.message}`)
    }
  }

  async #cosign(witness: Witness): Promise<void> {
    const { folder, log, database } = this.#settings
    const { db } = database
    const { vkey, verifier } = witness
    const note = await folder.checkpoint()
    if (note === undefined) return
    const { text } = openNote(note, [log])
    const checkpoint = parseCheckpoint(text)
    const { size } = checkpoint
    const kept = await keptOf(db, vkey)
    if (!witness.answered || !kept?.line || !isOver(text, kept.line, verifier)) {
      const request = { note, checkpoint, held: kept?.held ?? 0 }
      const signal = AbortSignal.any([this.#stop.signal, AbortSignal.timeout(seconds * 1000)])
      const answer = await requestCosignature(witness.address, folder.hashes, request, signal)
      if ('held' in answer) return this.#compare(witness, answer.held, size)
      await keepCosignature(db, { vkey, size, ...openAnswer(answer.lines, text, verifier) })
      witness.answered = true
    }
    await layCosignatures(this.#settings, text)
  }

  /** Read after the answer: what others have published and had cosigned meanwhile is in it. */
  async #compare({ vkey, verifier }: Witness, held: number, published: number): Promise<void> {
    const { db } = this.#settings.database
    const { size } = await db.selectFrom('record.head').select('size').executeTakeFirstOrThrow()
    if (held > published && held <= size) return
    const what = held > size ? 'more' : 'other entries'
    await keepFault(db, vkey, `has cosigned ${what} than the database holds`, held)
    await holdBack(db)
    throw new BehindWitnessed(verifier.name, held, size)
  }
}
