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

/** Can an entry, or a commitment, hold this at all? Its schema may have let through a key that is not ASCII. */
export const isWritable = (value: unknown): boolean => isNormal(value, value)
