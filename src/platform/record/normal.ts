import { canonical, Fault } from './log/index.ts'

/**
 * Is what was given what its schema makes of it: trimmed, in NFC, with nothing that an entry cannot hold? An act is
 * recorded as it was given, so that its bytes are those that were signed.
 */
export function isNormal(parsed: unknown, given: unknown): boolean {
  try {
    return canonical(parsed).equals(canonical(given))
  } catch (error) {
    if (error instanceof Fault) return false
    throw error
  }
}
