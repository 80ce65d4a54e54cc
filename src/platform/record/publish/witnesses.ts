import {
  formatAddCheckpoint,
  openNote,
  parseCheckpoint,
  parseVkey,
  proveConsistency,
  type Verifier,
} from '../log/index.ts'
import { askWitness, openAnswer, WitnessFailed } from './ask-witness.ts'
import { Coalesced } from './coalesced.ts'
import { isOver, layCosignatures, type Laying } from './cosigned-checkpoint.ts'
import { BehindWitnessed, holdBack } from './hold-back.ts'
import { furthest, keepCosignature, keepFault, keptOf } from './kept-cosignatures.ts'
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
const most = 3

/**
 * Asks witnesses to cosign what is published, each on its own and after the publication: none of them can hold up an
 * act, the log's checkpoint, or another witness.
 */
export class Witnesses {
  readonly #settings: WitnessesSettings
  readonly #all: readonly Witness[]
  readonly #stop = new AbortController()

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
    const { size } = parseCheckpoint(text)
    const kept = await keptOf(db, vkey)
    if (!witness.answered || !kept?.line || !isOver(text, kept.line, verifier)) {
      const lines = await this.#linesOf(witness, note, size, kept?.held ?? 0)
      if (lines === undefined) return
      await keepCosignature(db, { vkey, size, ...openAnswer(lines, text, verifier) })
      witness.answered = true
    }
    await layCosignatures(this.#settings, text)
  }

  /** What the witness answers; nothing when a newer checkpoint than this was cosigned meanwhile. */
  async #linesOf(
    witness: Witness,
    checkpoint: string,
    size: number,
    held: number,
  ): Promise<string | undefined> {
    let from = Math.min(held, size)
    for (let attempt = 1; attempt <= most; attempt++) {
      const proof = await proveConsistency(this.#settings.folder.hashes, from, size)
      const signal = AbortSignal.any([this.#stop.signal, AbortSignal.timeout(seconds * 1000)])
      const body = formatAddCheckpoint({ from, proof, checkpoint })
      const answer = await askWitness(witness.address, body, signal)
      if ('lines' in answer) return answer.lines
      await this.#compare(witness, answer.held)
      if (answer.held > size) return undefined
      if (answer.held === from) break
      from = answer.held
    }
    throw new WitnessFailed('answers 409: it has cosigned other entries than these')
  }

  /** Read after the answer: what others have published and had cosigned meanwhile is in it. */
  async #compare({ vkey, verifier }: Witness, held: number): Promise<void> {
    const { db } = this.#settings.database
    const { size } = await db.selectFrom('record.head').select('size').executeTakeFirstOrThrow()
    if (held <= size) return
    await keepFault(db, vkey, 'has cosigned more than the database holds', held)
    await holdBack(db)
    throw new BehindWitnessed(verifier.name, held, size)
  }
}
