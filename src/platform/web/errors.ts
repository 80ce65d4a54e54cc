import type { Refusal } from '../record/index.ts'

/** The reader may not see this. Signed out, the way leads to signing in; signed in, to a plain "no". */
export class Forbidden extends Error {}

/** There is nothing at this address. */
export class NotFound extends Error {}

/** The request itself is at fault: too long, not a form, not JSON, from another site. */
export class BadRequest extends Error {
  readonly status: 400 | 403 | 409 | 413 | 415
  readonly reason: string

  constructor(status: 400 | 403 | 409 | 413 | 415, reason: string) {
    super(reason)
    this.status = status
    this.reason = reason
  }
}

/** Too many requests of this kind from one account or address. */
export class TooMany extends Error {
  /** seconds until the next try */
  readonly after: number

  constructor(after: number) {
    super('too many')
    this.after = after
  }
}

/** An expected refusal outside an act's form: at the API, and where a form of our own is refused. */
export class Refused extends Error {
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(refusal.refused)
    this.refusal = refusal
  }
}

/** What an error is to a reader: the HTTP status, and the words' key below `web.error`. */
export function statusOf(error: unknown): { status: number; reason: string } {
  if (error instanceof NotFound) return { status: 404, reason: 'not-found' }
  if (error instanceof Forbidden) return { status: 403, reason: 'forbidden' }
  if (error instanceof BadRequest) return { status: error.status, reason: error.reason }
  if (error instanceof TooMany) return { status: 429, reason: 'too-many' }
  if (error instanceof Refused) return { status: 422, reason: 'refused' }
  return { status: 500, reason: 'fault' }
}
