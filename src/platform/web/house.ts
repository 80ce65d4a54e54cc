import type { RawBuilder } from 'kysely'
import type { Config } from '../../config.ts'
import type { Database, Db, Migration } from '../database/index.ts'
import type { Store } from '../files/store.ts'
import type { Lang, LangText, Locale } from '../language/index.ts'
import type { Mailer } from '../mail/index.ts'
import type { Bulk, WordColumns } from '../record/replay/tables.ts'
import type { Act, ActDefinition, Publisher, Recorder } from '../record/index.ts'
import type { FormError, Html } from '../../design/index.ts'
import type { Ctx } from './context.ts'
import type { Filled, Route } from './route.ts'

/** The stations of the chain, in their order; `none` for subjects that stand beside it. */
export type Station = 'proposal' | 'decision' | 'text' | 'commitment' | 'project' | 'figure' | 'none'

/** What an act created, as any page can name and address it. */
export interface Subject {
  readonly id: string
  readonly station: Station
  readonly title: LangText
  /** a short name that stands in for the title where the chain shows it: DC/2026/7 */
  readonly symbol?: string
  /** below the language */
  readonly href: string
  /** message keys of its state, if it has one */
  readonly state?: { readonly mark: 'yes' | 'no' | 'open' | 'overdue' | 'none'; readonly words: string }
}

/** A sentence that tells an act to a reader, before it is performed and after. */
export type Tell = (c: { db: Db; l: Locale; nameOf: (party: string) => string }, act: Told) => Promise<string>

/** The part of a proposal's form that asks for an act which its adoption would perform. */
export interface Carrier {
  readonly act: string
  readonly legend: string
  readonly fields: (c: Ctx, values: Filled['values'], errors: FormError[]) => Promise<Html>
  /** the act's body, a refusal that names the part's fields, or nothing when the part was left empty */
  readonly ask: (c: Ctx, values: Filled['values']) => unknown
}

/** An act as it is told: what it says, whether or not it is performed yet. */
export type Told = Pick<Act, 'type' | 'id' | 'body' | 'actor' | 'refs'>

/** What an act says in full, for those who sign it or decide on it; its sentence is told anyway. */
export type Show = (c: Ctx, act: Told) => Promise<Html>

export type SubjectFinder = (db: Db, ids: readonly string[]) => Promise<Subject[]>

/** One room of the product: what it brings. The composition root holds the list. */
export interface Module {
  readonly name: string
  readonly acts: readonly ActDefinition[]
  readonly migrations: readonly Migration[]
  readonly routes: readonly Route[]
  /** act type → how what it created is titled and addressed */
  readonly subjects?: Readonly<Record<string, SubjectFinder>>
  readonly tells: Readonly<Record<string, Tell>>
  /** act type → what it says in full, where its sentence is not all */
  readonly shows?: Readonly<Record<string, Show>>
  /** what time alone brings about; run every few seconds by whichever process serves */
  readonly jobs?: readonly ((house: House) => Promise<void>)[]
  /** acts of this room that a proposal's form can ask for */
  readonly carriers?: readonly Carrier[]
  /** view tables whose rows are staged under their file's hash before an act makes them visible */
  readonly bulk?: readonly Bulk[]
  /** by view table, the columns that hold words of public files: what a redacted file may change */
  readonly words?: WordColumns
  /**
   * what the one search finds besides `view.search`: a table with its columns, or a `select` of them under a name,
   * where rows are staged with their file and only those count that stand
   */
  readonly searched?: readonly RawBuilder<unknown>[]
  /** names of parties by id, asked of the room that has them; of all parties where no ids are given */
  readonly nameParties?: (db: Db, ids?: readonly string[]) => Promise<Map<string, LangText>>
}

export interface Mechanism {
  readonly name: LangText
  readonly description: LangText
  readonly languages: readonly Lang[]
}

/** Everything that a handler may reach. Made once, in the composition root. */
export interface House {
  readonly config: Config
  readonly database: Database
  readonly recorder: Recorder
  readonly publisher: Publisher
  readonly files: Store
  readonly mailer: Mailer
  readonly modules: readonly Module[]
  /** as written into the first entry */
  readonly kind: Config['mechanism']
  readonly mechanism: () => Promise<Mechanism>
  /** What many pages show and few acts change, by a name: read again only when the record has grown. */
  readonly remember: <T>(name: string, read: () => Promise<T>) => Promise<T>
  readonly clock: () => Date
  /** act type → how it is told */
  readonly tells: ReadonlyMap<string, Tell>
  /** act type → how what it created is titled and addressed */
  readonly subjects: ReadonlyMap<string, SubjectFinder>
  /** names of parties by id; of all parties where no ids are given */
  readonly nameParties: (ids?: readonly string[]) => Promise<Map<string, LangText>>
}
