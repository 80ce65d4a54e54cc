import type { Lang, LangText, Picked } from './types.ts'
import { directionOf } from './locale.ts'

/**
 * What a reader is shown of content in several languages: the reader's own, else the original, else English, else
 * the first there is by tag. `fallback` makes the page say so: a missing language is shown, never hidden.
 */
export function pick(text: LangText, lang: Lang, original?: Lang): Picked {
  // Nearly always the reader's own language is there.
  const own = text[lang]
  if (own?.trim()) return { text: own, lang, dir: directionOf(lang), fallback: false }
  const order = [lang.split('-')[0], original, 'en', ...Object.keys(text).toSorted()]
  const found = order.find((tag): tag is string => tag !== undefined && Boolean(text[tag]?.trim()))
  if (found === undefined) return { text: '', lang, dir: directionOf(lang), fallback: false }
  return { text: text[found] ?? '', lang: found, dir: directionOf(found), fallback: found !== lang }
}
