import { fold } from './fold.ts'
// ISO 3166-1 alpha-3, M49 and those names of the United Nations (UNTERM, M49) that differ from the Unicode CLDR's;
// from datasets/country-codes (PDDL), with a few abbreviations in common use.
import countries from './countries.json' with { type: 'json' }

const languages = ['en', 'fr', 'es', 'ru', 'zh', 'ar']

/** M49 areas above countries: the world, continents, sub-regions. */
export const regionCodes = (
  '001 002 003 005 009 011 013 014 015 017 018 019 021 029 030 034 035 039 053 054 057 061 ' +
  '142 143 145 150 151 154 155 202 419'
).split(' ')

// Lists write 'the Gambia', 'la France', "l'Algérie" as often as without.
const placeKey = (text: string): string =>
  fold(text.trim().replace(/^(?:(?:the|la|le|les|el|los|las)\s+|l['’]\s*)/i, ''))

/** Every name that means exactly one place; what means two means none. */
const index = (places: Iterable<[code: string, names: string[]]>): Map<string, string> => {
  const names = (['long', 'short'] as const).flatMap((style) =>
    languages.map((lang) => new Intl.DisplayNames(lang, { type: 'region', style, fallback: 'none' })),
  )
  const found = new Map<string, string | undefined>()
  for (const [code, more] of places) {
    const proposed = names.flatMap((displayed) => displayed.of(code) ?? [])
    for (const key of new Set([code, ...more, ...proposed].map(placeKey))) {
      found.set(key, found.has(key) ? undefined : code)
    }
  }
  return new Map([...found].flatMap(([key, code]) => (code ? [[key, code] as const] : [])))
}

let countryIndex: Map<string, string> | undefined
let regionIndex: Map<string, string> | undefined

const withoutZeros = (code = ''): string => String(Number(code))

/**
 * The ISO 3166-1 alpha-2 code that a cell means: a code (alpha-2, alpha-3, M49 with or without zeros) or a name in
 * one of six languages. Recognising a name says nothing on how a party is to be called.
 */
export const findCountry = (text: string): string | undefined => {
  countryIndex ??= index(
    Object.entries(countries).map(([code, more]) => [code, [...more, withoutZeros(more[1])]]),
  )
  return countryIndex.get(placeKey(text))
}

/** The M49 code of a region that a cell means: the code, or a name in one of six languages. */
export const findRegion = (text: string): string | undefined => {
  regionIndex ??= index(regionCodes.map((code) => [code, code.startsWith('0') ? [withoutZeros(code)] : []]))
  return regionIndex.get(placeKey(text))
}
