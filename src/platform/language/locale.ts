import { IntlMessageFormat } from 'intl-messageformat'
import { builtIn, readCatalogue } from './catalogue.ts'
import { dateFormatter, numbering, type DateStyle } from './dates.ts'
import { examineCatalogue } from './examine.ts'
import { pick } from './pick.ts'
import type { Lang, Locale, MessageValues } from './types.ts'

const mostKept = 5000

/** A language used in tests alone: English with every message in brackets, to find words that no catalogue holds. */
export const brackets: Lang = 'en-x-brackets'

const once = <T>(make: (key: string) => T): ((key: string) => T) => {
  const made = new Map<string, T>()
  return (key) => {
    const found = made.get(key)
    if (found !== undefined) return found
    const value = make(key)
    if (made.size >= mostKept) made.clear()
    made.set(key, value)
    return value
  }
}

const fractionDigits = (value: string | number | bigint): number => String(value).split('.')[1]?.length ?? 0

/** The writing direction of a language (CLDR); content may name a language by what is no tag at all. */
export const directionOf: (lang: Lang) => 'ltr' | 'rtl' = once((lang) => {
  try {
    return new Intl.Locale(lang).getTextInfo().direction === 'rtl' ? 'rtl' : 'ltr'
  } catch {
    return 'ltr'
  }
})

/** The name of a language, as `names` say it; what BCP 47 does not admit is its own name. */
function nameOf(tag: Lang, names: () => Intl.DisplayNames): string {
  try {
    return names().of(tag) ?? tag
  } catch {
    return tag
  }
}

/** A language’s name in the language itself, within a sentence. */
export const selfName: (tag: Lang) => string = once((tag) =>
  nameOf(tag, () => new Intl.DisplayNames([tag], { type: 'language' })),
)

const ownNames = once((tag) => {
  const name = selfName(tag)
  return name === tag ? tag : name.charAt(0).toLocaleUpperCase(tag) + name.slice(1)
})

function makeLocale(lang: Lang): Locale {
  const base = lang === brackets ? 'en' : lang
  // A further language may lag behind: what it lacks is said in English, and `doctor` names it.
  const own = builtIn.includes(base) ? readCatalogue(base) : examineCatalogue(base).messages
  const others: ReadonlyMap<string, string> = builtIn.includes(base) ? own : readCatalogue('en')
  const formats = once((key) => {
    const tongue = own.has(key) ? base : 'en'
    const message = own.get(key) ?? others.get(key)
    if (message === undefined) throw new Error(`no message ${key} in ${lang}`)
    // Most messages are words alone, which need no formatting.
    if (!/[{'}]/.test(message)) return () => message
    const format = new IntlMessageFormat(message, numbering(tongue), undefined, { ignoreTag: true })
    return (values: MessageValues) => String(format.format(values))
  })
  const numbers = once((digits) => {
    const n = Number(digits)
    return new Intl.NumberFormat(numbering(base), { minimumFractionDigits: n, maximumFractionDigits: n })
  })
  const dates = once((style) => dateFormatter(base, style as DateStyle))
  // A page of rows has the same days again and again; writing one takes as long as the rest of its row.
  const days = once((key) => {
    const [style = '', day = ''] = key.split(' ')
    return dates(style)(new Date(`${day}T00:00:00Z`))
  })
  const percents = once(
    (n) =>
      new Intl.NumberFormat(numbering(base), {
        style: 'unit',
        unit: 'percent',
        minimumFractionDigits: Number(n),
        maximumFractionDigits: Number(n),
      }),
  )
  const moneys = once((key) => {
    const [currency, digits] = key.split(' ')
    return new Intl.NumberFormat(numbering(base), {
      style: 'currency',
      currency: currency ?? 'USD',
      currencyDisplay: 'code',
      minimumFractionDigits: Number(digits),
      maximumFractionDigits: Number(digits),
    })
  })
  const lists = new Intl.ListFormat(base, { style: 'long', type: 'conjunction' })
  const collator = new Intl.Collator(base, { numeric: true })
  const languageNames = new Intl.DisplayNames([base], { type: 'language' })
  const regions = new Intl.DisplayNames([base], { type: 'region', fallback: 'code' })
  // Exact: NumberFormat takes decimal strings as they are (ECMA-402, Intl.NumberFormat v3), never through a float.
  const exact = (value: string | number | bigint) => value as number

  // The test's own language gives away every word that this locale writes, dates and names among them.
  const told = (words: string) => (lang === brackets ? `⟦${words}⟧` : words)

  return {
    lang: base,
    dir: directionOf(base),
    t(key: string, values?: MessageValues) {
      return told(formats(key)(values ?? {}))
    },
    number: (value, digits) => numbers(String(digits ?? fractionDigits(value))).format(exact(value)),
    percent: (value, digits) => percents(String(digits ?? fractionDigits(value))).format(exact(value)),
    money: (value, currency) => moneys(`${currency} ${fractionDigits(value)}`).format(exact(value)),
    date: (day, style = 'long') => told(days(`${style} ${day}`)),
    instant: (at) => told(dates('instant')(new Date(at))),
    list: (items) => told(lists.format(items)),
    inOrder: (items, nameOf) =>
      items
        .map((item) => ({ item, name: nameOf(item) }))
        .sort((a, b) => collator.compare(a.name, b.name))
        .map(({ item }) => item),
    pick: (text, original) => pick(text, base, original),
    month: (month) => told(dates('month')(new Date(`${month}-01T00:00:00Z`))),
    languageName: (tag) => told(nameOf(tag, () => languageNames)),
    ownName: ownNames,
    regionName: (code) => told(regions.of(code) ?? code),
  }
}

/** The locale of a language tag; made once and kept. */
export const localeOf: (lang: Lang) => Locale = once(makeLocale)
