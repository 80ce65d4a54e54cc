import { z } from 'zod'

/** An exact share: 2/3 is { numerator: 2, denominator: 3 }. */
export const share = z
  .strictObject({ numerator: z.int().min(0).max(1000), denominator: z.int().min(1).max(1000) })
  .refine(({ numerator, denominator }) => numerator <= denominator, { error: 'more-than-the-whole' })

/** Whom a majority is counted of. UNGA rule 86: "present and voting" are those who cast an affirmative or negative vote. */
export const bases = ['present-and-voting', 'members'] as const

export const majority = z.strictObject({
  share,
  /** strict: more than the share; otherwise the share itself suffices */
  strict: z.boolean(),
  of: z.enum(bases),
})

export const methods = ['consensus', 'recorded-vote'] as const

/** How a body works: its quorum, how it decides, and which acts need their member's own signature. */
export const charter = z.strictObject({
  quorum: z.strictObject({ share, strict: z.boolean() }),
  method: z.enum(methods),
  majority,
  signed: z.array(z.string().max(60)).max(50),
})

export type Share = z.output<typeof share>
export type Majority = z.output<typeof majority>
export type Charter = z.output<typeof charter>
