import type { Db } from '../database/index.ts'
import type { Viewer } from '../identity/viewer.ts'
import type { Lang, Locale } from '../language/index.ts'
import type { House } from './house.ts'

/** One request as a handler sees it. */
export interface Ctx {
  readonly l: Locale
  readonly db: Db
  readonly house: House
  readonly viewer: Viewer
  /** the address of the request, with its query */
  readonly url: URL
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  /** the instant of the request, RFC 3339 in UTC, and its legal day in UTC */
  readonly now: string
  readonly today: string
  readonly request: Request
  /** the reader's network address, as far as TRUST_PROXY lets it be known */
  readonly address: string
  /** the mechanism's working languages */
  readonly languages: readonly Lang[]
  /** the name of the party acted for, in the reader's language */
  readonly actingFor?: string
  /** an address below the reader's language: `/decisions` → `/en/decisions` */
  href(path: string): string
}
