import { cosignatureTime } from './cosignature.ts'
import { decodeBase64, parseDecimal } from './encoding.ts'
import { Fault } from './fault.ts'
import type { Verifier } from './keys.ts'
import { openNote, signatureLine } from './note.ts'
import { HASH_BYTES } from './tree.ts'

/** A checkpoint for a witness, and the proof that its tree only adds to the one of `from` entries. */
export type AddCheckpoint = { from: number; proof: readonly Buffer[]; checkpoint: string }

/** The media type of a size in a witness's answer 409 (C2SP tlog-witness, "add-checkpoint"). */
export const SIZE_MEDIA = 'text/x.tlog.size'

const MAX_PROOF = 63

/** The body with which a log asks a witness for its cosignature (C2SP tlog-witness, "add-checkpoint"). */
export function formatAddCheckpoint({ from, proof, checkpoint }: AddCheckpoint): string {
  return [`old ${from}`, ...proof.map((hash) => hash.toString('base64')), '', checkpoint].join('\n')
}

/**
 * The parts of such a body; nothing of it is verified yet.
 * @throws Fault `request-malformed`.
 */
export function parseAddCheckpoint(body: string): AddCheckpoint {
  const end = body.indexOf('\n\n')
  const [old = '', ...lines] = body.slice(0, Math.max(end, 0)).split('\n')
  const from = parseDecimal(/^old (.*)$/.exec(old)?.[1] ?? '')
  if (from === undefined) throw new Fault('request-malformed', 'old size')
  if (lines.length > MAX_PROOF) throw new Fault('request-malformed', `${lines.length} hashes`)
  const proof = lines.map((line) => {
    const hash = decodeBase64(line)
    if (hash?.length !== HASH_BYTES) throw new Fault('request-malformed', 'hash')
    return hash
  })
  return { from, proof, checkpoint: body.slice(end + 2) }
}

/** The size in the body of an answer 409; nothing when it holds none. */
export function parseHeldSize(body: string): number | undefined {
  return body.endsWith('\n') ? parseDecimal(body.slice(0, -1)) : undefined
}

/**
 * A witness's own signature line among those that it answered with, and the POSIX time in seconds that it names; lines
 * of other keys are passed over.
 * @throws Fault when there is none, or it is not over this text.
 */
export function cosignatureIn(
  lines: string,
  text: string,
  witness: Verifier,
): { line: string; time: number } {
  const opened = openNote(`${text}\n${lines}`, [witness])
  // An answer with a blank line of its own would move where the signed text ends.
  if (opened.text !== text) throw new Fault('note-malformed', 'blank line between signatures')
  const signature = opened.signatures.find(({ by }) => by === witness)
  const time = signature && cosignatureTime(signature.signature)
  if (!signature || time === undefined) throw new Fault('note-not-signed', `by ${witness.name}`)
  return { line: signatureLine(signature), time }
}
