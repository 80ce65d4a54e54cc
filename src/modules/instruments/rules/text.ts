import { z } from 'zod'
import { langText } from '../../../platform/language/index.ts'

/** The kinds of texts that a mechanism adopts; political texts, none of them a treaty. */
export const textKinds = [
  'declaration',
  'joint-initiative',
  'guidelines',
  'guiding-principles',
  'plan-of-action',
  'memorandum',
] as const
export type TextKind = (typeof textKinds)[number]

/** A BCP 47 tag. */
export const language = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)

export const mostParagraphs = 500
export const longestParagraph = 8000

const paragraph = z.strictObject({
  number: z.int().min(1).max(10_000),
  kind: z.enum(['preambular', 'operative']),
  text: langText(longestParagraph),
})

/** A text with all its paragraphs in all the languages it is adopted or translated in. */
export const adoptedText = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(60),
  title: langText(300),
  kind: z.enum(textKinds),
  authentic: z.array(language).min(1).max(20),
  paragraphs: z.array(paragraph).min(1).max(mostParagraphs),
  paths: z.array(z.uuid()).max(20),
})

export type AdoptedText = z.output<typeof adoptedText>
