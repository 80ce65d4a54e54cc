import { decodeBase64 } from './encoding.ts'
import { Fault } from './fault.ts'
import { hasControl, isKeyName } from './keys.ts'
import type { Signer, Verifier } from './keys.ts'

/** A signature line of a note. `by` is the known key that it verified with; absent, the key is unknown. */
export type NoteSignature = { name: string; id: Buffer; signature: Buffer; by?: Verifier }

/** A note whose signatures by known keys have all been verified, at least one. */
export type OpenNote = { text: string; signatures: NoteSignature[] }

// A verifier must accept 16 lines and should have a limit; 100 is that of Go's sumdb/note.
const MAX_SIGNATURES = 100
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * Signature lines over a note's text, to follow the blank line or other signature lines (C2SP signed-note).
 * @throws RangeError on a text that no note can have.
 */
export function signatureLines(text: string, signers: readonly Signer[]): string {
  if (!text.endsWith('\n') || !text.isWellFormed() || hasControl(text))
    throw new RangeError('not a note text')
  const bytes = Buffer.from(text)
  return signers.map(({ name, id, sign }) => signatureLine({ name, id, signature: sign(bytes) })).join('')
}

/** A signature as its line in a note. */
export function signatureLine({ name, id, signature }: NoteSignature): string {
  return `— ${name} ${Buffer.concat([id, signature]).toString('base64')}\n`
}

/** A signed note: the text, which ends in a newline, a blank line, and one line a signer (C2SP signed-note). */
export function signNote(text: string, signers: readonly Signer[]): string {
  if (signers.length === 0) throw new RangeError('a note needs a signer')
  return `${text}\n${signatureLines(text, signers)}`
}

/**
 * Opens a note: every signature by a known key must verify and at least one must be there; well-formed
 * lines of unknown keys are kept without being believed (C2SP signed-note, "Signatures").
 * @throws Fault `note-malformed`, `note-signature-invalid` or `note-not-signed`.
 */
export function openNote(note: string | Uint8Array, known: readonly Verifier[]): OpenNote {
  const whole = typeof note === 'string' ? note : decode(note)
  const split = whole.lastIndexOf('\n\n')
  if (split < 0 || !whole.endsWith('\n') || !whole.isWellFormed() || hasControl(whole)) {
    throw new Fault('note-malformed')
  }
  const text = whole.slice(0, split + 1)
  const lines = whole.slice(split + 2, -1).split('\n')
  if (lines.length > MAX_SIGNATURES) throw new Fault('note-malformed', 'too many signatures')
  const bytes = Buffer.from(text)
  const signatures = lines.map((line) => {
    const parsed = parseLine(line)
    const by = known.find(({ name, id }) => name === parsed.name && id.equals(parsed.id))
    if (!by) return parsed
    if (!by.verify(bytes, parsed.signature)) throw new Fault('note-signature-invalid', by.name)
    return { ...parsed, by }
  })
  if (!signatures.some(({ by }) => by)) throw new Fault('note-not-signed', 'by any known key')
  return { text, signatures }
}

function parseLine(line: string): NoteSignature {
  const [, name = '', base64 = ''] = /^— ([^ ]+) ([^ ]+)$/.exec(line) ?? []
  const bytes = decodeBase64(base64)
  if (!isKeyName(name) || !bytes || bytes.length < 5) throw new Fault('note-malformed', 'signature line')
  return { name, id: bytes.subarray(0, 4), signature: bytes.subarray(4) }
}

function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes)
  } catch {
    throw new Fault('note-malformed', 'not UTF-8')
  }
}
