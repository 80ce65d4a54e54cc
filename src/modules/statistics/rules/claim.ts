import { z } from 'zod'
import type { Stated } from './implied.ts'
import { langText, plainText } from '../../../platform/language/lang-text.ts'
import { decimalPattern } from './decimal.ts'
import { measureDefinition } from './measure.ts'
import { identifier, period } from './observation.ts'

const positiveFraction = z.string().regex(/^[1-9]\d{0,8}\/[1-9]\d{0,8}$/, { error: 'not-a-fraction' })

/**
 * What a claim says of one measure: a figure with the digits that it prints, or that it is more than a fraction
 * ('1/2' of a share is half of the total).
 */
export const assertion = z
  .strictObject({
    measure: identifier,
    period,
    stated: z.string().regex(decimalPattern, { error: 'not-a-decimal' }).optional(),
    moreThan: positiveFraction.optional(),
  })
  .refine((a) => (a.stated === undefined) !== (a.moreThan === undefined), { error: 'stated-or-more-than' })
export type Assertion = z.infer<typeof assertion>

/** The figure or the relation of an assertion; the schema sees to it that there is exactly one. */
export function statedOf({ stated, moreThan }: Assertion): Stated {
  if (stated !== undefined) return { stated }
  if (moreThan !== undefined) return { moreThan }
  throw new TypeError('an assertion states a figure or a relation')
}

/** A published sentence with its figures. `origin` is who published it and, if known, when ('2020-10' or '2020-10-01'). */
export const claim = z.strictObject({
  id: identifier,
  sentence: langText(2000),
  origin: z
    .strictObject({
      by: langText(300),
      on: z
        .string()
        .regex(/^\d{4}-\d{2}(-\d{2})?$/, { error: 'not-a-date' })
        .optional(),
      address: plainText(500).optional(),
    })
    .optional(),
  assertions: z.array(assertion).min(1).max(50),
})
export type Claim = z.infer<typeof claim>

/** Measures with the claims that are bound to them, as one file. */
export const claimBook = z
  .strictObject({
    dataSet: identifier,
    measures: z.array(measureDefinition).min(1),
    claims: z.array(claim),
  })
  .superRefine((book, ctx) => {
    const known = new Set(book.measures.map((m) => m.id))
    if (known.size < book.measures.length)
      ctx.addIssue({ code: 'custom', message: 'duplicate-measure', path: ['measures'] })
    book.claims.forEach((c, i) =>
      c.assertions.forEach((a, j) => {
        if (!known.has(a.measure))
          ctx.addIssue({
            code: 'custom',
            message: 'unknown-measure',
            path: ['claims', i, 'assertions', j, 'measure'],
          })
      }),
    )
  })
export type ClaimBook = z.infer<typeof claimBook>
