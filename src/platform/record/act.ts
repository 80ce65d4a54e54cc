import type { z } from 'zod'
import type { Db } from '../database/index.ts'
import type { Store } from '../files/store.ts'
import type { Refusal } from './refusal.ts'

/** Who may see what a commitment stands for. A body's own audience is `body:<id>`, a party's `party:<id>`. */
export type Audience = 'public' | 'members' | 'secretariat' | `body:${string}` | `party:${string}`

/** In whose name an act is performed. Without a mandate it is the host itself: its command line or a scheduled job. */
export interface Actor {
  readonly party: string
  /** the commitment to the person, as in the mandate */
  readonly person?: string
  /** the act id of the mandate */
  readonly mandate?: string
}

/** The party that the secretariat acts as, from the first entry on. */
export const secretariat = 'secretariat'

/** One act as its rules see it: what is in the entry and nothing else (no clock, no environment, no chance). */
export interface Performed<Body = unknown> {
  readonly id: string
  readonly type: string
  readonly index: number
  /** the signer's clock */
  readonly at: string
  /** the host's clock while the head is locked; deadlines compare with this one */
  readonly recorded: string
  readonly actor: Actor
  readonly body: Body
  /** name → commitment of what is not public */
  readonly commit: Readonly<Record<string, string>>
  readonly refs: readonly string[]
  readonly signed: boolean
  /** a secretary recorded this on the member's written instruction */
  readonly instruction?: { readonly letter: string; readonly mandate: string }
}

/** An act that another act brings about in the same transaction: what a decision carries. */
export interface Consequence {
  readonly type: string
  readonly body: unknown
  readonly refs?: readonly string[]
}

/** A rule about who may perform an act. It reads the act and the view tables only, so that replay holds it too. */
export type May = (trx: Db, performed: Performed) => Promise<Refusal | undefined>

/** A value that enters by commitment: its schema, and who may see it. */
export interface Committed {
  readonly schema: z.ZodType
  readonly optional?: boolean
  /** may depend on the act's public body */
  readonly audience: Audience | ((body: never) => Audience)
}

export interface ActDefinition<Body = unknown> {
  readonly type: string
  readonly body: z.ZodType<Body>
  readonly commit?: Readonly<Record<string, Committed>>
  readonly may: May
  /** may a decision carry it? Then the decision stands in the place of `may`. */
  readonly carried?: boolean
  /** the acts it builds on, from its body */
  readonly refs?: (body: Body) => readonly string[]
  readonly check?: (trx: Db, performed: Performed<Body>, registry: Registry) => Promise<Refusal | undefined>
  /**
   * Lays rows under the hash of their file, before the head is locked; `apply` then only makes them visible. Run again,
   * it changes nothing.
   */
  readonly stage?: (db: Db, body: Body, files: Store) => Promise<void>
  readonly apply: (trx: Db, performed: Performed<Body>) => Promise<readonly Consequence[] | void>
  /** what only this installation does beside it (schema `own`), in the same transaction; never replayed */
  readonly own?: (trx: Db, performed: Performed<Body>) => Promise<void>
}

/** Defines an act: the only way in. */
export const act = <Schema extends z.ZodType>(
  definition: Omit<ActDefinition<z.output<Schema>>, 'body'> & { body: Schema },
): ActDefinition => definition as unknown as ActDefinition

/** All acts by type. A type is never redefined: a new meaning is a new type. */
export class Registry {
  readonly #acts = new Map<string, ActDefinition>()

  constructor(acts: Iterable<ActDefinition>) {
    for (const definition of acts) {
      if (this.#acts.has(definition.type)) throw new Error(`act ${definition.type} is defined twice`)
      this.#acts.set(definition.type, definition)
    }
  }

  find(type: string): ActDefinition | undefined {
    return this.#acts.get(type)
  }

  get(type: string): ActDefinition {
    const found = this.#acts.get(type)
    if (!found) throw new Error(`no act of type ${type}`)
    return found
  }

  get types(): string[] {
    return [...this.#acts.keys()].toSorted()
  }
}
