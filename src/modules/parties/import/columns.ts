import * as z from 'zod'
import { dateOrders } from './days.ts'
import type { DateOrder } from './days.ts'
import { fold } from './fold.ts'
import { partyKinds } from './party.ts'
import { columnNames, headerLanguages, headings, languageWords } from './vocabulary.ts'
import type { ColumnName, HeaderLanguage } from './vocabulary.ts'

/** A column's meaning: its name, and for names the language: 'country', 'name:fr', 'shortName:zh-Hant'. */
export type Column = Exclude<ColumnName, 'name' | 'shortName'> | `${'name' | 'shortName'}:${string}`

const column = z.union([
  z.enum(columnNames).exclude(['name', 'shortName']),
  z.templateLiteral([
    z.enum(['name', 'shortName']),
    ':',
    z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/),
  ]),
])

/**
 * What each column of a sheet holds, in the sheet's order; null is a column to pass over. `dateOrder` tells how
 * days as numbers are to be read, `kind` is the kind of a party of which the sheet does not say it.
 */
export const mappingSchema = z.strictObject({
  columns: z.array(column.nullable()),
  dateOrder: z.enum(dateOrders).optional(),
  kind: z.enum(partyKinds).optional(),
})
export type Mapping = z.infer<typeof mappingSchema>

type Heading = { name: ColumnName; languages: HeaderLanguage[] }

const known = new Map<string, Heading>()
for (const name of columnNames) {
  for (const language of headerLanguages) {
    for (const word of headings[name][language].split('|')) {
      const found = known.get(fold(word))
      // A word that heads two kinds of column ('État', '国家') belongs to the one that is named first.
      if (!found) known.set(fold(word), { name, languages: [language] })
      else if (found.name === name) found.languages.push(language)
    }
  }
}

const markers = headerLanguages
  .flatMap((lang) => languageWords[lang].split('|').map((word) => ({ lang, word: fold(word) })))
  .sort((a, b) => b.word.length - a.word.length)

type Guess = { heading: Heading; lang?: string }

/** Proposes what the columns hold, by headings in six languages; the user may change every part of it. */
export const guessMapping = (header: string[]): Mapping => {
  const guesses = header.map(guessHeading)
  const main = mainLanguage(guesses)
  const taken = new Set<string>()
  const columns = guesses.map((guess) => {
    const meant = guess && toColumn(guess, main)
    if (!meant || taken.has(meant)) return null
    taken.add(meant)
    return meant
  })
  const since = header[columns.indexOf('since')]
  const dateOrder = since === undefined ? undefined : statedOrder(since)
  return dateOrder ? { columns, dateOrder } : { columns }
}

const guessHeading = (title: string): Guess | undefined => {
  const heading = known.get(fold(title))
  if (heading) return { heading }
  const [, before = '', code = ''] =
    /^(.+?)\s*[([{_:/|-]\s*([a-z]{2,3}(?:-(?:[a-z]{4}|[a-z]{2}))?)\s*[)\]}]?$/i.exec(title.trim()) ?? []
  const byCode = named(known.get(fold(before)))
  if (byCode) return { heading: byCode, lang: new Intl.Locale(code).toString() }
  return guessByMarker(fold(title)) ?? guessWithoutHint(title)
}

const named = (heading?: Heading): Heading | undefined =>
  heading?.name === 'name' || heading?.name === 'shortName' ? heading : undefined

const prepositions = /^(in|en|на)\s+|\s+(in|en|na|на)$/g

const guessByMarker = (folded: string): Guess | undefined => {
  for (const { lang, word } of markers) {
    const rest = folded.startsWith(word)
      ? folded.slice(word.length)
      : folded.endsWith(word)
        ? folded.slice(0, -word.length)
        : undefined
    const heading = rest && named(known.get(rest.trim().replace(prepositions, '').trim()))
    if (heading) return { heading, lang }
  }
  return undefined
}

/** 'Name *', 'Since (dd/mm/yyyy)', 'Country [required]'. */
const guessWithoutHint = (title: string): Guess | undefined => {
  const heading = known.get(fold(title.replace(/[([（［][^)\]）］]*[)\]）］]|[*:：]+\s*$/g, ' ')))
  return heading && { heading }
}

/** The language that most headings are in, so that 'Organisation' between 'Pays' and 'Statut' is French. */
const mainLanguage = (guesses: (Guess | undefined)[]): HeaderLanguage => {
  const score = (language: HeaderLanguage): number =>
    guesses.filter((guess) => guess?.heading.languages.includes(language)).length
  return headerLanguages.reduce((best, next) => (score(next) > score(best) ? next : best))
}

const toColumn = ({ heading, lang }: Guess, main: HeaderLanguage): Column => {
  if (heading.name !== 'name' && heading.name !== 'shortName') return heading.name
  const own = heading.languages.includes(main) ? main : heading.languages[0]
  return `${heading.name}:${lang ?? own ?? main}`
}

/** A heading that says itself how its days are written: '(dd/mm/yyyy)', '(jj.mm.aaaa)', '(дд.мм.гггг)'. */
const statedOrder = (title: string): DateOrder | undefined => {
  const letters = title.toLowerCase().replace(/[^a-zа-я]/g, '')
  if (/(dd|jj|дд)(mm|мм)(yyyy|aaaa|гггг)/.test(letters)) return 'dmy'
  if (/mm(dd|jj)(yyyy|aaaa)/.test(letters)) return 'mdy'
  return /(yyyy|aaaa|гггг)(mm|мм)(dd|jj|дд)/.test(letters) ? 'ymd' : undefined
}
