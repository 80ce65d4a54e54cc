import { createHash, createPublicKey, verify } from 'node:crypto'
import type { Db } from '../database/index.ts'
import { actDigest, type Act, type Signature } from './log/index.ts'
import { refuse, type Refusal } from './refusal.ts'

/** A public key as `key.added` records it. */
export interface PublicKey {
  readonly alg: string
  /** SubjectPublicKeyInfo (RFC 5280), DER, base64url */
  readonly public: string
}

const bytes = (text: string): Buffer => Buffer.from(text, 'base64url')

interface Assertion {
  authenticatorData: string
  clientDataJSON: string
  signature: string
}

/** User present and user verified: WebAuthn level 3 §6.1, bits 0 and 2 of the flags. */
const presentAndVerified = 0b101

/**
 * Does this signature cover this act? For a passkey the act's digest is the challenge of the assertion (WebAuthn
 * level 3 §7.2); an ed25519 key signs the digest itself. The relying party is bound by the digest, which covers the
 * log's origin.
 */
export function signatureCovers(origin: string, act: Act, signature: Signature, key: PublicKey): boolean {
  const digest = actDigest(origin, act)
  const publicKey = createPublicKey({ key: bytes(key.public), format: 'der', type: 'spki' })
  if (signature.alg !== key.alg) return false
  if (key.alg === 'ed25519') return verify(null, digest, publicKey, bytes(signature.sig.signature))
  if (key.alg !== 'webauthn-es256' && key.alg !== 'webauthn-eddsa') return false
  const assertion = signature.sig as unknown as Assertion
  const clientData = bytes(assertion.clientDataJSON)
  const authenticator = bytes(assertion.authenticatorData)
  const client = JSON.parse(clientData.toString()) as { type?: string; challenge?: string }
  if (client.type !== 'webauthn.get' || client.challenge !== digest.toString('base64url')) return false
  if (((authenticator[32] ?? 0) & presentAndVerified) !== presentAndVerified) return false
  const signed = Buffer.concat([authenticator, createHash('sha256').update(clientData).digest()])
  return verify(key.alg === 'webauthn-es256' ? 'sha256' : null, signed, publicKey, bytes(assertion.signature))
}

/** A key of a mandate, as the acts up to here have it. */
export interface MandateKey extends PublicKey {
  readonly revoked: string | null
}

/**
 * True when a key of the act's own mandate signed it, false when nobody did; a refusal when there is a signature that
 * does not hold, or whose key is not, or no longer, that mandate's. `keyOf` knows the keys of that mandate by name.
 */
export function signedBy(
  origin: string,
  act: Act,
  sigs: readonly Signature[],
  keyOf: (name: string) => MandateKey | undefined,
): boolean | Refusal {
  for (const signature of sigs) {
    const key = keyOf(signature.key)
    if (!key || key.revoked !== null) return refuse('record.unknown-key')
    if (!safely(() => signatureCovers(origin, act, signature, key))) return refuse('record.bad-signature')
  }
  return sigs.length > 0
}

/** The same, with the keys as the views have them. */
export async function signedByItsMandate(
  trx: Db,
  origin: string,
  act: Act,
  sigs: readonly Signature[],
): Promise<boolean | Refusal> {
  const { mandate } = act.actor
  if (sigs.length === 0) return false
  if (mandate === undefined) return refuse('record.unknown-key')
  const keys = await trx.selectFrom('view.key').selectAll().where('mandate', '=', mandate).execute()
  const byName = new Map(keys.map((key) => [key.key, key]))
  return signedBy(origin, act, sigs, (name) => byName.get(name))
}

/** Hostile bytes (not JSON, not DER) are a signature that does not hold, not a fault of ours. */
function safely(covers: () => boolean): boolean {
  try {
    return covers()
  } catch {
    return false
  }
}
