/** A BCP 47 tag that has a folder or files of messages: `en`, `fr`, `es`, `ru`, `zh`, `ar`, … */
export type Lang = string

/** Content in several languages: language tag → text. An original is named where it matters. */
export type LangText = Record<Lang, string>

export type MessageValues = Record<string, string | number | boolean | null | undefined>

/** Content as found for a reader: its text, the language it is in, and whether that is not the one asked for. */
export type Picked = { text: string; lang: Lang; dir: 'ltr' | 'rtl'; fallback: boolean }

/**
 * One language in use: messages, numbers, dates, sort order. Every page function takes one as `l`.
 * Exact decimals go in as strings and are never turned into floats.
 */
export interface Locale {
  readonly lang: Lang
  readonly dir: 'ltr' | 'rtl'
  /** A message by key (`decisions.adopted`); throws on an unknown key. */
  t(key: string, values?: MessageValues): string
  /** A decimal string or integer, grouped; `digits` are fraction digits (exactly as given when left out). */
  number(value: string | number | bigint, digits?: number): string
  /** A ratio given as a percentage already: '17.2' → '17.2 %' as the language writes it. */
  percent(value: string, digits?: number): string
  /** An amount with its ISO 4217 code: '11.80', 'USD'. */
  money(value: string, currency: string): string
  /** A legal day, 'YYYY-MM-DD'; `weekday` adds the weekday, `short` drops to month abbreviations. */
  date(day: string, style?: 'long' | 'weekday' | 'short'): string
  /** An instant (RFC 3339) in UTC, date and time, the zone named by the page's foot. */
  instant(at: string): string
  /** 'A, B and C'. */
  list(items: readonly string[]): string
  /** Items in the alphabet of the language, by a name each; numbers in names by their value. */
  inOrder<T>(items: readonly T[], nameOf: (item: T) => string): T[]
  /** Content for this reader: own language, else the original or the first there is. */
  pick(text: LangText, original?: Lang): Picked
  /** A month, 'YYYY-MM': 'August 2020'. */
  month(month: string): string
  /** The name of a language in this one, as a word inside a sentence ('French'). */
  languageName(lang: Lang): string
  /** The name of a language in itself ('Français'). */
  ownName(lang: Lang): string
  /** A proposed name for an ISO 3166-1 alpha-2 code; content may override it. */
  regionName(code: string): string
}
