import type { FormError } from '../../design/index.ts'
import type { Locale } from '../language/index.ts'
import { sentenceOf, type Refusal } from '../record/index.ts'

const reasons = new Set(['required', 'too-long', 'not-valid', 'hidden-characters', 'unknown-field'])

/** What is wrong with one field, in the reader's words. */
const issueWords = (reason: string, l: Locale): string =>
  l.t(`web.invalid.${reasons.has(reason) ? reason : 'not-valid'}`)

/** A refusal as the errors of a form: at fields where it names them, else for the whole form. */
export function formErrors(refusal: Refusal | undefined, l: Locale): FormError[] {
  if (!refusal) return []
  if (refusal.issues)
    return refusal.issues.map(({ path, reason }) => ({ name: path, words: issueWords(reason, l) }))
  return [{ ...(refusal.field && { name: refusal.field }), words: sentenceOf(refusal, l) }]
}
