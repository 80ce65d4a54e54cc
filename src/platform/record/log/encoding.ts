/**
 * The bytes of standard padded base64 (RFC 4648 §4), nothing for any other spelling of them: without
 * exactly one spelling, a signed file could be altered and still verify.
 */
export function decodeBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64')
  return bytes.toString('base64') === text ? bytes : undefined
}

/** A decimal without leading zeroes that JavaScript holds exactly; nothing for any other text. */
export function parseDecimal(text: string): number | undefined {
  const value = /^(0|[1-9]\d{0,15})$/.test(text) ? Number(text) : undefined
  return Number.isSafeInteger(value) ? value : undefined
}
