import type { Lang } from '../../platform/language/types.ts'
import type { Html, Words } from '../html.ts'
import type { RecordFoot } from '../pieces/record-foot/index.ts'

/** The eight words of the navigation; they follow the chain. */
export const navigation = [
  'paths',
  'parties',
  'bodies',
  'decisions',
  'texts',
  'commitments',
  'projects',
  'figures',
] as const
export type NavigationId = (typeof navigation)[number] | 'desk' | 'search' | 'record'

/** A step of the way to this page. The start is added by the shell; the last one is the page itself. */
export type Crumb = { label: Words; href?: string }

/** What one page says. */
export type Page = {
  /** Plain words for the window and for lists of results. */
  title: string
  crumbs?: Crumb[]
  /** In the place of the breadcrumb where there is none: a date, a kind of document. */
  kicker?: Words
  /** The title on the page, where it differs from `title` or has a language of its own. */
  heading?: Words
  /** The fact that people came for, one sentence; the shell gives it its line. */
  fact?: Words
  /** The column takes the whole width: for pages of tables, without a side. */
  wide?: boolean
  body: Html | Html[]
  side?: Html
  /** What the side is, for those who hear the page; by default what the page is linked to. */
  sideLabel?: string
  record?: RecordFoot
  feeds?: { href: string; title: string; type?: string }[]
  /** The HTTP status that the page is sent with; an error page is kept out of search engines. */
  status?: number
  /** Headers that it is sent with, besides the usual ones. */
  headers?: Readonly<Record<string, string>>
  /** Names of scripts, as `frame.assets` knows them; a page is readable without any. */
  scripts?: string[]
  /** In a hall the navigation is gone, so that nothing is pressed by mistake; this is the way out. */
  leave?: { href: string; label: string }
}

/** What all pages of one request share. */
export type Frame = {
  /** The mechanism's name in the reader's language. */
  mechanism: string
  kind: 'demonstration' | 'rehearsal' | 'real'
  /** The working languages, in their order. */
  languages: Lang[]
  /** The address without the language: `/decisions/dc-2026-7`, or `/` for the start. */
  path: string
  /** The query with its question mark, or nothing. */
  query: string
  current?: NavigationId
  account?: { label: string }
  /** Of the desk when signed in. */
  deskHref: string
  signInHref: string
  /** The address of a stylesheet, mark or script by its name, with the hash of its content. */
  assets: (name: string) => string
}

/** The address of the same page in another language. */
export const addressIn = (frame: Frame, lang: Lang): string => `/${lang}${frame.path}${frame.query}`
