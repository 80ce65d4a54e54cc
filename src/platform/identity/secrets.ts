import { createHash, randomBytes, randomInt } from 'node:crypto'

/** A secret that a person carries (a session, an invitation): 256 bits, base64url. Only its hash is kept here. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** SHA-256 of a secret, hexadecimal. Enough without salt or stretching, since the secret has 256 bits. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')

/** A code to type from a message: eight digits, good for a few tries and minutes. */
export const newCode = (): string => String(randomInt(0, 100_000_000)).padStart(8, '0')
