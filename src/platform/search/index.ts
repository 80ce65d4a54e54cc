import { sql } from 'kysely'
import type { Db } from '../database/index.ts'
import type { Lang, LangText } from '../language/index.ts'
import { gramsOf, wordsOf } from './grams.ts'

export { search001 } from './migrations/001-search.ts'

export interface SearchRow {
  subject: string
  lang: string
  kind: string
  href: string
  title: string
  body: string
  stems: string
  grams: string[]
}

declare module '../database/index.ts' {
  interface Tables {
    'view.search': SearchRow
  }
}

/** Languages for which PostgreSQL has a stemmer; words of others are taken as they are. */
const stemmers: Record<Lang, string> = {
  ar: 'arabic',
  en: 'english',
  es: 'spanish',
  fr: 'french',
  ru: 'russian',
  de: 'german',
  pt: 'portuguese',
  tr: 'turkish',
}

const stemmerOf = (lang: Lang): string => stemmers[lang] ?? 'simple'

export interface Found {
  readonly subject: string
  readonly kind: string
  readonly href: string
  readonly title: string
  readonly lang: Lang
  /** a passage with the found words between U+0002 and U+0003 */
  readonly passage: string
}

export interface Indexed {
  /** the id of the act that made it, or another name that is its own */
  readonly subject: string
  /** what it is, as a message key's last part: `party`, `decision` */
  readonly kind: string
  /** its address below the language */
  readonly href: string
  readonly title: LangText
  readonly body?: LangText
}

const headline = 'StartSel=\u0002, StopSel=\u0003, MaxWords=30, MinWords=12'
const longestBody = 100_000

/** Makes something findable, in every language that its title or body is in; what was there of it is replaced. */
export async function indexText(trx: Db, { subject, kind, href, title, body = {} }: Indexed): Promise<void> {
  await trx.deleteFrom('view.search').where('subject', '=', subject).execute()
  for (const lang of new Set([...Object.keys(title), ...Object.keys(body)])) {
    const head = title[lang] ?? Object.values(title)[0] ?? ''
    const text = (body[lang] ?? '').slice(0, longestBody)
    const words = wordsOf(`${head}\n${text}`)
    await sql`
      insert into view.search (subject, lang, kind, href, title, body, stems, grams) values (
        ${subject}, ${lang}, ${kind}, ${href}, ${head}, ${text},
        to_tsvector(${stemmerOf(lang)}::regconfig, ${words}) || to_tsvector('simple', ${words}),
        ${gramsOf(`${head}\n${text}`)}::text[]
      )`.execute(trx)
  }
}

/**
 * What holds all the words that were typed, in any language; the reader's own language first. Words are stemmed in the
 * reader's language and also taken as they stand, and the last one may be the beginning of a word.
 */
export async function search(db: Db, typed: string, lang: Lang, limit: number): Promise<Found[]> {
  const query = typed.slice(0, 200)
  const grams = gramsOf(query)
  const words = wordsOf(query).match(/[\p{L}\p{N}]+/gu) ?? []
  if (grams.length === 0 && words.length === 0) return []
  const plain = words.join(' ')
  const prefix = words.map((word, i) => (i === words.length - 1 ? `${word}:*` : word)).join(' & ')
  // `to_tsquery` takes no empty text; a query of Chinese characters alone has no words.
  const beginning = words.length === 0 ? sql`''::tsquery` : sql`to_tsquery('simple', ${prefix})`
  const matches =
    words.length === 0
      ? sql`true`
      : sql`(stems @@ plainto_tsquery(${stemmerOf(lang)}::regconfig, ${plain}) or stems @@ ${beginning})`
  const { rows } = await sql<Found & { rank: number }>`
    select distinct on (subject) subject, kind, href, title, lang,
      case when ${grams.length} > 0 then left(body, 200) else
        ts_headline(${stemmerOf(lang)}::regconfig, left(title || ' — ' || body, 20000),
          plainto_tsquery(${stemmerOf(lang)}::regconfig, ${plain}) || ${beginning},
          ${headline}) end as passage,
      (case when lang = ${lang} then 1 else 0 end) + ts_rank(stems, ${beginning}) as rank
    from view.search
    where grams @> ${grams}::text[] and ${matches}
    order by subject, rank desc`.execute(db)
  return rows
    .toSorted((a, b) => b.rank - a.rank || (a.title < b.title ? -1 : 1))
    .slice(0, limit)
    .map(({ rank: _rank, ...found }) => ({
      ...found,
      passage: grams.length > 0 ? mark(found.passage, query) : found.passage,
    }))
}

/** Marks the typed Chinese words in a passage. */
const mark = (passage: string, query: string): string =>
  (query.match(/\p{Script=Han}+/gu) ?? []).reduce(
    (text, word) => text.replaceAll(word, `\u0002${word}\u0003`),
    passage,
  )
