import { z } from 'zod'
import { canonical, commitment, parseCanonical, SALT_BYTES } from './log/index.ts'

/** What stands behind a commitment, as it is served at `/record/disclosed/<commitment>`: canonical JSON. */
export const disclosedFile = (value: unknown, salt: Uint8Array): Buffer =>
  canonical({ salt: Buffer.from(salt).toString('base64url'), value })

const file = z.strictObject({ salt: z.string(), value: z.unknown() })

/**
 * The value in such a file, if it is what was committed to.
 * @throws Fault `entry-…` on bytes that are not canonical JSON
 */
export function openDisclosed(bytes: Uint8Array, committed: string): { value: unknown } | undefined {
  const parsed = file.safeParse(parseCanonical(bytes))
  if (!parsed.success) return undefined
  const { salt, value } = parsed.data
  const salted = Buffer.from(salt, 'base64url')
  const exact = salted.length === SALT_BYTES && salted.toString('base64url') === salt
  return exact && commitment(salted, value) === committed ? { value } : undefined
}
