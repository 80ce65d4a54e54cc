import type { Lang, LangText } from '../../../platform/language/index.ts'
import type { Narrative } from '../iati/index.ts'

/**
 * The language of a narrative as pages know languages: 'EN' and 'en-GB' are English; a script stays, since it can be
 * unreadable to readers of another. What is no language tag that can be named is undetermined.
 */
export function languageOf(tag: string): Lang {
  try {
    const { language, script } = new Intl.Locale(tag)
    // Node 24 has no language where the tag says that it is undetermined.
    return script ? `${language}-${script}` : language || 'und'
  } catch {
    return 'und'
  }
}

/** Narratives by language. Where a language occurs twice, both texts stand. */
export function textsOf(narratives: readonly Narrative[]): LangText {
  const byLanguage = Map.groupBy(narratives, ({ lang }) => languageOf(lang))
  return Object.fromEntries(
    [...byLanguage].map(([lang, found]) => [lang, found.map(({ text }) => text).join(' / ')]),
  )
}
