import { sql, type RawBuilder } from 'kysely'
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
  /** identifiers under which it is known elsewhere: it is found by their parts, in every language */
  readonly codes?: readonly string[]
}

const headline = 'StartSel=\u0002, StopSel=\u0003, MaxWords=30, MinWords=12'
const longestBody = 100_000
/** A title and identifiers have no bound of their own, and PostgreSQL refuses a tsvector of more than 1 MiB. */
const longestTitle = 2000
const longestCodes = 1000
const columns = sql`subject, lang, kind, href, title, body, stems, grams`

/** The beginning of a text; cut off, it might end in half a character. */
const cut = (text: string, most: number): string => text.slice(0, most).toWellFormed()

/** What stands for something in the index, a row for each language that its title or body is in. */
export function searchRows({ subject, kind, href, title, body = {}, codes = [] }: Indexed) {
  // A code is typed as its parts, whatever stands between them; the database would read some as a path or a number.
  const parts = cut(codes.flatMap(tokensOf).join(' '), longestCodes)
  return [...new Set([...Object.keys(title), ...Object.keys(body)])].map((lang) => {
    const head = cut(title[lang] ?? Object.values(title)[0] ?? '', longestTitle)
    const text = cut(body[lang] ?? '', longestBody)
    const words = `${wordsOf(`${head}\n${text}`)} ${parts}`.trim()
    return {
      subject,
      lang,
      kind,
      href,
      title: head,
      body: text,
      stems: sql<string>`to_tsvector(${stemmerOf(lang)}::regconfig, ${words}) || to_tsvector('simple', ${words})`,
      grams: gramsOf(`${head}\n${text}`),
    }
  })
}

/** Makes something findable, in every language that its title or body is in; what was there of it is replaced. */
export async function indexText(trx: Db, indexed: Indexed): Promise<void> {
  await trx.deleteFrom('view.search').where('subject', '=', indexed.subject).execute()
  const rows = searchRows(indexed)
  if (rows.length > 0) await trx.insertInto('view.search').values(rows).execute()
}

const tokensOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? []

/**
 * What holds all the words that were typed, in any language; the reader's own language first. Words are stemmed in the
 * reader's language and also taken as they stand, and the last one may be the beginning of a word. `others` are rows of
 * the form of `view.search` that rooms keep elsewhere (`Module.searched`).
 */
export async function search(
  db: Db,
  typed: string,
  lang: Lang,
  limit: number,
  others: readonly RawBuilder<unknown>[] = [],
): Promise<Found[]> {
  const query = typed.slice(0, 200)
  const grams = gramsOf(query)
  const words = tokensOf(wordsOf(query))
  if (grams.length === 0 && words.length === 0) return []
  const plain = words.join(' ')
  const prefix = words.map((word, i) => (i === words.length - 1 ? `${word}:*` : word)).join(' & ')
  // `to_tsquery` takes no empty text; a query of Chinese characters alone has no words.
  const beginning = words.length === 0 ? sql`''::tsquery` : sql`to_tsquery('simple', ${prefix})`
  const matches =
    words.length === 0
      ? sql`true`
      : sql`(stems @@ plainto_tsquery(${stemmerOf(lang)}::regconfig, ${plain}) or stems @@ ${beginning})`
  const all = sql.join(
    [sql`select ${columns} from view.search`, ...others.map((rows) => sql`select ${columns} from ${rows}`)],
    sql` union all `,
  )
  // Passages are made of what is shown alone: thousands of projects may hold a word.
  const { rows } = await sql<Found>`
    select subject, kind, href, title, lang,
      case when ${grams.length} > 0 then left(body, 200) else
        ts_headline(${stemmerOf(lang)}::regconfig, left(title || ' — ' || body, 20000),
          plainto_tsquery(${stemmerOf(lang)}::regconfig, ${plain}) || ${beginning},
          ${headline}) end as passage
    from (
      select * from (
        select distinct on (subject) subject, kind, href, title, lang, body,
          (case when lang = ${lang} then 1 else 0 end) + ts_rank(stems, ${beginning}) as rank
        from (${all}) as searched
        where grams @> ${grams}::text[] and ${matches}
        order by subject, rank desc
      ) as found
      order by rank desc, title collate "C", subject limit ${limit}
    ) as shown
    order by rank desc, title collate "C", subject`.execute(db)
  return rows.map((found) => ({
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
