import type { LangText } from '../../../platform/language/types.ts'

/** Identifiers that go into addresses: ASCII letters and digits with single hyphens between. */
export const slugPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/
export const maxSlug = 60

/** The secretariat itself, and words below `/parties/` that are pages. */
export const reservedSlugs: readonly string[] = ['secretariat', 'admit', 'import']

// BGN/PCGN romanisation of Russian, simplified to ASCII, and the letters that its neighbours add.
const cyrillic: Record<string, string> = Object.fromEntries(
  (
    'а:a б:b в:v г:g д:d е:e ё:e ж:zh з:z и:i й:y к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:kh ц:ts ч:ch ш:sh ' +
    'щ:shch ъ: ы:y ь: э:e ю:yu я:ya і:i ї:yi є:ye ґ:g ў:u ә:a ғ:gh қ:q ң:ng ө:o ұ:u ү:u һ:h ҳ:h ҷ:j ӣ:i ӯ:u ' +
    'ђ:dj ј:j љ:lj њ:nj ћ:c џ:dz ѓ:gj ќ:kj ѕ:dz'
  )
    .split(' ')
    .map((pair) => pair.split(':')),
)

// Latin letters that have no decomposition into a letter and a mark.
const latin: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  å: 'a',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ŋ: 'ng',
  ə: 'a',
}

/** A text in lower-case ASCII with hyphens; empty where nothing of it can be written so. */
export const asciiSlug = (text: string): string => {
  const letters = Array.from(
    text.normalize('NFC').toLowerCase(),
    (letter) => cyrillic[letter] ?? latin[letter] ?? letter,
  )
  const plain = letters
    .join('')
    .normalize('NFKD')
    .replace(/[\p{M}'’ʼ]/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  if (plain.length <= maxSlug - 8) return plain
  // Cut between words, with room left for a number.
  return plain.slice(0, maxSlug - 8 + 1).replace(/-?[^-]*$/, '') || plain.slice(0, maxSlug - 8)
}

type Named = { names: LangText; shortNames: LangText; country?: string }

/**
 * Proposes slugs that no one in `taken` has, and adds each to it: from the acronym, else the name, English first and
 * then by language tag; where neither gives two Latin letters, from the country and a number. The same parties in
 * the same order get the same slugs.
 */
export const slugProposer = (taken: Set<string>): ((party: Named) => string) => {
  const last = new Map<string, number>()
  return ({ names, shortNames, country }) => {
    const written = [...inOrder(shortNames), ...inOrder(names)].map(asciiSlug)
    const base = written.find((slug) => /[a-z].*[a-z]/.test(slug))
    const stem = base ?? country?.toLowerCase() ?? 'party'
    let slug = base ?? `${stem}-1`
    for (let number = last.get(stem) ?? 1; taken.has(slug);) {
      slug = `${stem}-${++number}`
      last.set(stem, number)
    }
    taken.add(slug)
    return slug
  }
}

const inOrder = (text: LangText): string[] =>
  Object.entries(text)
    .sort(([a], [b]) => Number(b === 'en') - Number(a === 'en') || (a < b ? -1 : 1))
    .map(([, value]) => value)
