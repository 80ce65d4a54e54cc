import { sign } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { isKeyName, keyId, rawPublicKey, verifyEd25519 } from './keys.ts'
import type { Signer } from './keys.ts'

const TIME_BYTES = 8
// The last second that a `Date` can hold; no honest clock goes there.
const LAST_SECOND = 8_640_000_000_000

/**
 * A witness that cosigns checkpoints at a POSIX time in whole seconds (C2SP tlog-cosignature, Ed25519).
 * Its key must sign nothing else: the message does not name the cosigner.
 * @throws RangeError on an impossible name or time, or another kind of key.
 */
export function cosigner(name: string, privateKey: KeyObject, time: number): Signer {
  if (!isKeyName(name)) throw new RangeError(`key name ${JSON.stringify(name)}`)
  if (!Number.isSafeInteger(time) || time < 0 || time > LAST_SECOND) throw new RangeError(`time ${time}`)
  const stamp = Buffer.alloc(TIME_BYTES)
  stamp.writeBigUInt64BE(BigInt(time))
  return {
    name,
    id: keyId(name, 'cosignature/v1', rawPublicKey(privateKey)),
    sign: (text) => Buffer.concat([stamp, sign(null, cosignedMessage(time, text), privateKey)]),
  }
}

/** Whether a `timestamped_signature` by this key over a note's text verifies. */
export function verifyCosignature(publicKey: KeyObject, text: Buffer, signature: Buffer): boolean {
  const time = cosignatureTime(signature)
  return (
    time !== undefined &&
    verifyEd25519(publicKey, cosignedMessage(time, text), signature.subarray(TIME_BYTES))
  )
}

/** The POSIX time in seconds at which a cosignature says it was made; nothing when it holds none. */
export function cosignatureTime(signature: Buffer): number | undefined {
  if (signature.length < TIME_BYTES) return undefined
  const time = Number(signature.readBigUInt64BE())
  return time <= LAST_SECOND ? time : undefined
}

function cosignedMessage(time: number, text: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`cosignature/v1\ntime ${time}\n`), text])
}
