import { z } from 'zod'

const tag = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)

/**
 * The schema of content in several languages: language tag → text of at most `max` characters, in NFC, at least one
 * language. Control characters and bidirectional overrides are refused: they can make a text read as another.
 */
export const langText = (max = 1000) =>
  z.record(tag, plainText(max)).refine((text) => Object.keys(text).length > 0, { error: 'required' })

// Control characters but tab and newline; bidirectional embeddings, overrides and isolates (UAX #9); lone surrogates,
// which no entry can hold.
// oxlint-disable-next-line no-control-regex
const hidden = /[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069\p{Cs}]/u

/** The schema of one text: trimmed, NFC, from 1 to `max` characters, without hidden characters. */
export const plainText = (max = 1000) =>
  z
    .string()
    .trim()
    .transform((text) => text.normalize('NFC'))
    .pipe(
      z
        .string()
        .min(1, { error: 'required' })
        .max(max, { error: 'too-long' })
        .refine((text) => !hidden.test(text), { error: 'hidden-characters' }),
    )

/** Free text of a person, with the language it is in. */
export const saidText = (max = 6000) => z.strictObject({ text: plainText(max), language: tag })
