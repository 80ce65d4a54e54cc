import { createECDH, createHash, createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto'
import type { Signature } from '../../src/platform/record/index.ts'

/** The ways of signing that an act's key can have. */
export type Alg = 'ed25519' | 'webauthn-es256' | 'webauthn-eddsa'

const sha256 = (text: string | Buffer): Buffer => createHash('sha256').update(text).digest()

/** The same key for a name every time. */
export function privateKey(name: string, alg: Alg): KeyObject {
  const seed = sha256(`golden key ${name}`)
  return alg === 'webauthn-es256' ? p256(seed) : ed25519(seed)
}

/** RFC 8410 §7: the private key as PKCS #8, whose head is the same for every key. */
const ed25519 = (seed: Buffer): KeyObject =>
  createPrivateKey({
    key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]),
    format: 'der',
    type: 'pkcs8',
  })

function p256(seed: Buffer): KeyObject {
  const curve = createECDH('prime256v1')
  curve.setPrivateKey(seed)
  const point = curve.getPublicKey()
  const [d, x, y] = [seed, point.subarray(1, 33), point.subarray(33)].map((part) =>
    part.toString('base64url'),
  )
  return createPrivateKey({ key: { kty: 'EC', crv: 'P-256', d, x, y }, format: 'jwk' })
}

/** SubjectPublicKeyInfo, DER, base64url. */
export const publicKey = (name: string, alg: Alg): string =>
  createPublicKey(privateKey(name, alg)).export({ type: 'spki', format: 'der' }).toString('base64url')

/** Signs an act's digest: with the key itself, or as an authenticator would for a page of this host. */
export function signatureOf(digest: string, key: string, name: string, alg: Alg): Signature {
  const secret = privateKey(name, alg)
  if (alg === 'ed25519')
    return {
      key,
      alg,
      sig: { signature: sign(null, Buffer.from(digest, 'base64url'), secret).toString('base64url') },
    }
  const client = Buffer.from(
    JSON.stringify({
      type: 'webauthn.get',
      challenge: digest,
      origin: 'https://golden.example',
      crossOrigin: false,
    }),
  )
  // WebAuthn Level 3 §6.1: the relying party's hash, the flags for present and verified, a counter
  const authenticator = Buffer.concat([sha256('golden.example'), Buffer.of(0b101), Buffer.alloc(4)])
  const signed = sign(
    alg === 'webauthn-es256' ? 'sha256' : null,
    Buffer.concat([authenticator, sha256(client)]),
    secret,
  )
  return {
    key,
    alg,
    sig: {
      authenticatorData: authenticator.toString('base64url'),
      clientDataJSON: client.toString('base64url'),
      signature: signed.toString('base64url'),
    },
  }
}
