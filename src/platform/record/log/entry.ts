import { ENTRY_MAX_BYTES } from './bundle.ts'
import { canonical, parseCanonical } from './canonical.ts'
import { entrySchema } from './entry-schema.ts'
import type { Act, Entry } from './entry-schema.ts'
import { Fault } from './fault.ts'
import { leafHash, sha256 } from './tree.ts'

/** Bytes of a commitment's salt. */
export const SALT_BYTES = 32

/**
 * An entry's bytes as they are logged and served.
 * @throws Fault `entry-…` when it could not be read back.
 */
export function encodeEntry(entry: Entry): Buffer {
  const bytes = canonical(checked(entry))
  if (bytes.length > ENTRY_MAX_BYTES) throw new Fault('entry-too-long', `${bytes.length} bytes`)
  return bytes
}

/**
 * The entry that served bytes hold.
 * @throws Fault `entry-…` on bytes that are not the canonical form of an entry.
 */
export function parseEntry(bytes: Uint8Array): Entry {
  return checked(parseCanonical(bytes))
}

/** The leaf hash of an entry. Verifiers hash the bytes as served instead, with `leafHash`. */
export function leafOf(entry: Entry): Buffer {
  return leafHash(encodeEntry(entry))
}

/** The 32 bytes that signatures cover; for a passkey, the WebAuthn challenge. `origin` is the log's. */
export function actDigest(origin: string, act: Act): Buffer {
  return sha256(Buffer.from(`caravanserai/act/v1\n${origin}\n`), canonical(act))
}

/**
 * A commitment to a value that is not public, in lower-case hex.
 * @throws RangeError unless the salt has 32 bytes; its secrecy is what hides a guessable value.
 */
export function commitment(salt: Uint8Array, value: unknown): string {
  if (salt.length !== SALT_BYTES) throw new RangeError(`salt of ${salt.length} bytes`)
  return sha256(Buffer.from('caravanserai/commit/v1\n'), salt, canonical(value)).toString('hex')
}

function checked(value: unknown): Entry {
  const { success, data, error } = entrySchema.safeParse(value)
  if (success) return data
  const [issue] = error.issues
  throw new Fault('entry-not-as-schema', `${issue?.path.join('.')}: ${issue?.message}`)
}
