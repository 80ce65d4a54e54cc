import type { Lang, Locale } from '../../../platform/language/index.ts'

const names = new Map<Lang, Intl.DisplayNames>()

/** The name of a language in the reader's language, as a word of a list. */
export function languageIn(lang: Lang, l: Locale): string {
  let own = names.get(l.lang)
  if (!own) names.set(l.lang, (own = new Intl.DisplayNames([l.lang], { type: 'language' })))
  return own.of(lang) ?? lang
}

export const languagesIn = (langs: readonly Lang[], l: Locale): string =>
  l.list(langs.map((lang) => languageIn(lang, l)))
