import type { KeyObject } from 'node:crypto'
import { verifyCosignature } from './cosignature.ts'
import { decodeBase64 } from './encoding.ts'
import { Fault } from './fault.ts'
import { isKeyName, keyId, publicKeyFrom, rawPublicKey, signatureTypes, verifyEd25519 } from './keys.ts'
import type { SignatureType, Verifier } from './keys.ts'

/**
 * A verifier key as people pass it on: `name+hex key id+base64(type ‖ public key)` (C2SP signed-note,
 * "Verifier keys"). Takes either half of an Ed25519 key pair.
 */
export function formatVkey(name: string, key: KeyObject, type: SignatureType = 'ed25519'): string {
  if (!isKeyName(name)) throw new RangeError(`key name ${JSON.stringify(name)}`)
  const raw = rawPublicKey(key)
  const typed = Buffer.concat([Buffer.of(signatureTypes[type]), raw])
  return `${name}+${keyId(name, type, raw).toString('hex')}+${typed.toString('base64')}`
}

/**
 * The verifier that a vkey describes.
 * @throws Fault `vkey-malformed`, also on an unknown signature type or an id that is not the key's.
 */
export function parseVkey(vkey: string): Verifier {
  const [, name = '', hex = '', base64 = ''] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(vkey) ?? []
  const typed = decodeBase64(base64)
  if (!isKeyName(name) || typed?.length !== 33) throw new Fault('vkey-malformed')
  const type = typed[0] === signatureTypes.ed25519 ? 'ed25519' : 'cosignature/v1'
  if (typed[0] !== signatureTypes[type]) throw new Fault('vkey-malformed', `signature type ${typed[0]}`)
  const raw = typed.subarray(1)
  const id = keyId(name, type, raw)
  if (id.toString('hex') !== hex) throw new Fault('vkey-malformed', 'key id of another key')
  const key = publicKeyFrom(raw)
  const verify = type === 'ed25519' ? verifyEd25519 : verifyCosignature
  return { name, id, type, verify: (text, signature) => verify(key, text, signature) }
}
