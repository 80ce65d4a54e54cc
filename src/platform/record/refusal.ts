import type { z } from 'zod'
import type { Locale, MessageValues } from '../language/index.ts'

/** What is wrong with one field: its path in the body (`paragraphs.2.text`) and a stable reason. */
export interface Issue {
  readonly path: string
  readonly reason: string
}

/**
 * An expected "no": the rule that stood in the way, by a stable reason `room.words-in-kebab-case`, worded in each
 * language under `room.refused.words-in-kebab-case`. `field` names the form field that the reader should look at;
 * `issues` names several, where the input itself is not of the right form.
 */
export interface Refusal {
  readonly refused: string
  readonly values?: MessageValues
  readonly field?: string
  readonly issues?: readonly Issue[]
}

export const refuse = (refused: string, values?: MessageValues, field?: string): Refusal => ({
  refused,
  ...(values && { values }),
  ...(field && { field }),
})

export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'refused' in value

/** Input that does not fit its schema, as a refusal that names each field; `within` names what holds them. */
export const invalid = ({ issues }: z.ZodError, within?: string): Refusal => ({
  refused: 'record.invalid',
  issues: issues.map((issue) => ({
    path: [...(within === undefined ? [] : [within]), ...issue.path].join('.'),
    reason: reasonOf(issue),
  })),
})

const ownReason = /^[a-z]+(-[a-z]+)+$|^required$/

function reasonOf(issue: z.core.$ZodIssue): string {
  if (ownReason.test(issue.message)) return issue.message
  if (issue.code === 'invalid_type' && issue.input === undefined) return 'required'
  if (issue.code === 'too_big') return 'too-long'
  if (issue.code === 'unrecognized_keys') return 'unknown-field'
  return 'not-valid'
}

/** The refusal as a sentence for a reader. */
export function sentenceOf(refusal: Refusal, l: Locale): string {
  const [room, reason] = refusal.refused.split('.')
  return l.t(`${room}.refused.${reason}`, refusal.values)
}
