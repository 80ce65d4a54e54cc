import { cosignatureTime } from './cosignature.ts'
import { decodeBase64, parseDecimal } from './encoding.ts'
import { Fault } from './fault.ts'
import type { Signer, Verifier } from './keys.ts'
import { openNote, signNote } from './note.ts'
import { HASH_BYTES } from './tree.ts'

/** A log's head: its origin, the number of entries, their root, and extension lines (none, as a rule). */
export type Checkpoint = { origin: string; size: number; root: Buffer; extensions?: string[] }

/** A verified checkpoint: the signed text, and the known witnesses' names with the POSIX seconds they name. */
export type OpenCheckpoint = Checkpoint & { text: string; cosignatures: { name: string; time: number }[] }

/**
 * A checkpoint's note text (C2SP tlog-checkpoint, "Note text").
 * @throws RangeError on a head that the format cannot express.
 */
export function formatCheckpoint({ origin, size, root, extensions = [] }: Checkpoint): string {
  const lines = [origin, String(size), root.toString('base64'), ...extensions]
  const fits = root.length === HASH_BYTES && parseDecimal(String(size)) === size
  if (!fits || lines.some((line) => line === '' || line.includes('\n'))) throw new RangeError('checkpoint')
  return `${lines.join('\n')}\n`
}

/**
 * The head that a note's text states. Says nothing about who signed it.
 * @throws Fault `checkpoint-malformed`.
 */
export function parseCheckpoint(text: string): Checkpoint {
  const [origin = '', decimal = '', base64 = '', ...rest] = text.split('\n')
  const extensions = rest.slice(0, -1)
  const size = parseDecimal(decimal)
  const root = decodeBase64(base64)
  const lines = origin !== '' && rest.at(-1) === '' && !extensions.includes('')
  if (!lines || size === undefined || root?.length !== HASH_BYTES) throw new Fault('checkpoint-malformed')
  return { origin, size, root, ...(extensions.length > 0 && { extensions }) }
}

/** A signed checkpoint, as served at `/record/checkpoint`. */
export function signCheckpoint(checkpoint: Checkpoint, signers: readonly Signer[]): string {
  return signNote(formatCheckpoint(checkpoint), signers)
}

/**
 * Opens a checkpoint that the log's key has signed; the key's name is the log's origin. Cosignatures of the
 * given witnesses are verified too; how many are enough is for the caller to say.
 * @throws Fault `note-…`, `checkpoint-malformed`, or `checkpoint-other-origin`.
 */
export function openCheckpoint(
  note: string | Uint8Array,
  log: Verifier,
  witnesses: readonly Verifier[] = [],
): OpenCheckpoint {
  const { text, signatures } = openNote(note, [log, ...witnesses])
  if (!signatures.some(({ by }) => by === log)) throw new Fault('note-not-signed', `by ${log.name}`)
  const checkpoint = parseCheckpoint(text)
  if (checkpoint.origin !== log.name) throw new Fault('checkpoint-other-origin', checkpoint.origin)
  const cosignatures = signatures.flatMap(({ name, signature, by }) => {
    const time = by?.type === 'cosignature/v1' ? cosignatureTime(signature) : undefined
    return time === undefined ? [] : [{ name, time }]
  })
  return { ...checkpoint, text, cosignatures }
}
