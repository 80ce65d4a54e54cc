import type { z } from 'zod'
import type { Page } from '../../design/shell.ts'
import type { Refusal } from '../record/index.ts'
import type { Ctx } from './context.ts'

/** Who may read an address. Its name is told in the generated test of every route as every role. */
export interface ReadPolicy {
  readonly name: string
  readonly allows: (c: Ctx) => boolean | Promise<boolean>
}

/** A page: an address below the language, who may read it, and what it shows. */
export interface PageRoute {
  readonly kind: 'page'
  readonly path: string
  readonly policy: ReadPolicy
  /** made anew for every reader, since it holds what is good once: a challenge, a link */
  readonly fresh?: true
  /** what was typed into a form of this page before its session ended comes as `filled`, with a refusal that says so */
  readonly page: (c: Ctx, filled: Filled) => Promise<Page | Response | undefined>
}

/** Data: an address below `/api/v1`, the schema of its answer, which also stands in the OpenAPI description. */
export interface DataRoute {
  readonly kind: 'data'
  readonly path: string
  readonly policy: ReadPolicy
  readonly summary: string
  readonly query?: z.ZodObject
  readonly answer: z.ZodType
  readonly data: (c: Ctx) => Promise<unknown>
}

/** Anything else below the language: a download, a picture. */
export interface FileRoute {
  readonly kind: 'file'
  readonly path: string
  readonly policy: ReadPolicy
  readonly file: (c: Ctx) => Promise<Response | undefined>
}

/** What a form holds: typed values by field name, and what is wrong with them. */
export interface Filled {
  readonly values: Readonly<Record<string, string | readonly string[]>>
  readonly refusal?: Refusal
  /** the id under which it is kept */
  readonly draft?: string
  /** the party for which it was filled in, if the viewer could act for it: its name, the mandate, where to go on then */
  readonly switchTo?: { readonly party: string; readonly mandate: string; readonly onward: string }
}

/** What a form asks to perform. */
export interface Asked {
  readonly body: unknown
  readonly disclose?: Readonly<Record<string, unknown>>
  readonly refs?: readonly string[]
}

/**
 * A form that performs an act. Its `policy` says who is shown the form; the act's own `may` says who may perform it.
 * A refused act shows the form again, at 422, with what was typed.
 */
export interface ActRoute {
  readonly kind: 'act'
  readonly path: string
  readonly policy: ReadPolicy
  readonly act: string
  readonly page: (c: Ctx, filled: Filled) => Promise<Page | Response | undefined>
  readonly ask: (
    c: Ctx,
    values: Filled['values'],
    files: Readonly<Record<string, File>>,
  ) => Promise<Asked | Refusal>
  /** the address, below the language, to which the reader goes once it is recorded; `act` is its id */
  readonly onward: (c: Ctx, asked: Asked, act: string) => string
}

/** A form that changes only this installation's own rows: an account, a session, a draft. */
export interface OwnRoute {
  readonly kind: 'own'
  readonly path: string
  readonly policy: ReadPolicy
  /** the page on which the form stands, below the language, where that has another address */
  readonly at?: string
  /**
   * The fields that are kept when the session has ended, never a secret: none but those named. The page at `at` is
   * then shown with them.
   */
  readonly keep?: 'all' | readonly string[]
  readonly post: (c: Ctx, form: FormData) => Promise<Response | Page>
}

/** An address of its own, outside the languages: the log's files, the two calls to act, a feed. */
export interface RawRoute {
  readonly kind: 'raw'
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly policy: ReadPolicy
  readonly respond: (c: Ctx) => Promise<Response | undefined>
}

export type Route = RawRoute | PageRoute | DataRoute | FileRoute | ActRoute | OwnRoute
