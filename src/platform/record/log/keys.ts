import { createPublicKey, sign, verify } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { sha256 } from './tree.ts'

/** Signature types of C2SP signed-note that this record uses, by their identifier byte. */
export const signatureTypes = { ed25519: 0x01, 'cosignature/v1': 0x04 } as const
export type SignatureType = keyof typeof signatureTypes

/** A key that signs notes: its name, its 4-byte id, and its signature over a note's text. */
export type Signer = { name: string; id: Buffer; sign: (text: Buffer) => Buffer }

/** A key that verifies signatures on notes. */
export type Verifier = {
  name: string
  id: Buffer
  type: SignatureType
  verify: (text: Buffer, signature: Buffer) => boolean
}

/** Whether a text has an ASCII control character other than newline, as no note may (C2SP signed-note, "Format"). */
export function hasControl(text: string): boolean {
  return /[\p{Cc}--[\n\u{7f}-\u{9f}]]/v.test(text)
}

/** Key names are not empty and have neither Unicode spaces nor `+`, nor what no note has (C2SP signed-note, "Format"). */
export function isKeyName(name: string): boolean {
  return name !== '' && name.isWellFormed() && !/[\p{White_Space}+]/u.test(name) && !hasControl(name)
}

/** The key id: the first 4 bytes of SHA-256(name ‖ 0x0A ‖ type ‖ public key) (C2SP signed-note, "Signatures"). */
export function keyId(name: string, type: SignatureType, publicKey: Buffer): Buffer {
  return sha256(Buffer.from(`${name}\n`), Buffer.of(signatureTypes[type]), publicKey).subarray(0, 4)
}

/** The 32 bytes of an Ed25519 public key (RFC 8032); a private key gives those of its public half. */
export function rawPublicKey(key: KeyObject): Buffer {
  const { crv, x } = (key.type === 'private' ? createPublicKey(key) : key).export({ format: 'jwk' })
  if (crv !== 'Ed25519' || x === undefined) throw new RangeError('not an Ed25519 key')
  return Buffer.from(x, 'base64url')
}

/** The Ed25519 public key of these 32 bytes. */
export function publicKeyFrom(raw: Buffer): KeyObject {
  return createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') },
    format: 'jwk',
  })
}

/**
 * A signer of notes with an Ed25519 private key, under a name (for a log, its origin).
 * @throws RangeError on an impossible name or another kind of key.
 */
export function noteSigner(name: string, privateKey: KeyObject): Signer {
  if (!isKeyName(name)) throw new RangeError(`key name ${JSON.stringify(name)}`)
  const id = keyId(name, 'ed25519', rawPublicKey(privateKey))
  return { name, id, sign: (text) => sign(null, text, privateKey) }
}

/** Whether an Ed25519 signature over a message verifies. */
export function verifyEd25519(publicKey: KeyObject, message: Buffer, signature: Buffer): boolean {
  return signature.length === 64 && verify(null, message, publicKey, signature)
}
