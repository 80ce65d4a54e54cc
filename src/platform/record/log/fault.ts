/** Why something read from a log does not hold. Stable: verifiers print it, tests and clients compare it. */
export type FaultReason =
  | 'entry-too-long'
  | 'entry-not-utf8'
  | 'entry-not-json'
  | 'entry-duplicate-key'
  | 'entry-key-not-ascii'
  | 'entry-key-reserved'
  | 'entry-number-not-integer'
  | 'entry-integer-not-safe'
  | 'entry-text-not-unicode'
  | 'entry-text-not-nfc'
  | 'entry-not-canonical'
  | 'entry-not-as-schema'
  | 'bundle-malformed'
  | 'tile-malformed'
  | 'vkey-malformed'
  | 'note-malformed'
  | 'note-signature-invalid'
  | 'note-not-signed'
  | 'checkpoint-malformed'
  | 'checkpoint-other-origin'
  | 'proof-malformed'
  | 'proof-not-included'
  | 'request-malformed'

/** What was read is broken, forged or from elsewhere. Misuse by our own code is a `RangeError` instead. */
export class Fault extends Error {
  override readonly name = 'Fault'
  readonly reason: FaultReason

  constructor(reason: FaultReason, detail?: string) {
    super(detail === undefined ? reason : `${reason}: ${detail}`)
    this.reason = reason
  }
}
