import { openCheckpoint } from './checkpoint.ts'
import { decodeBase64, parseDecimal } from './encoding.ts'
import { Fault } from './fault.ts'
import { verifyInclusion } from './proof.ts'
import { HASH_BYTES, leafHash } from './tree.ts'
import { parseVkey } from './vkey.ts'

const HEADER = 'c2sp.org/tlog-proof@v1'

/**
 * An entry's receipt: its index, the inclusion proof from the leaf up, the signed checkpoint, and extra
 * bytes that nothing authenticates (C2SP tlog-proof).
 */
export type TlogProof = { index: number; proof: Buffer[]; checkpoint: string; extra?: Buffer }

/** A receipt as text, `.tlog-proof` (C2SP tlog-proof, "Format"). */
export function formatTlogProof({ index, proof, checkpoint, extra }: TlogProof): string {
  return [
    HEADER,
    ...(extra ? [`extra ${extra.toString('base64')}`] : []),
    `index ${index}`,
    ...proof.map((hash) => hash.toString('base64')),
    '',
    checkpoint,
  ].join('\n')
}

/**
 * The parts of a receipt; nothing of it is verified yet.
 * @throws Fault `proof-malformed`.
 */
export function parseTlogProof(text: string): TlogProof {
  const end = text.indexOf('\n\n')
  const lines = text.slice(0, Math.max(end, 0)).split('\n')
  if (lines.shift() !== HEADER) throw new Fault('proof-malformed', 'header')
  const extra = lines[0]?.startsWith('extra ') ? decodeBase64(lines.shift()!.slice(6)) : null
  const index = parseDecimal(/^index (.*)$/.exec(lines.shift() ?? '')?.[1] ?? '')
  if (extra === undefined || index === undefined) throw new Fault('proof-malformed', 'extra or index')
  const proof = lines.map((line) => {
    const hash = decodeBase64(line)
    if (hash?.length !== HASH_BYTES) throw new Fault('proof-malformed', 'hash')
    return hash
  })
  return { index, proof, checkpoint: text.slice(end + 2), ...(extra && { extra }) }
}

/**
 * Verifies offline that an entry is in the log whose key is given, at the index that the receipt states.
 * @throws Fault naming what does not hold.
 */
export function verifyTlogProof(
  text: string,
  entry: Uint8Array,
  vkey: string,
): { index: number; size: number; root: Buffer } {
  const { index, proof, checkpoint } = parseTlogProof(text)
  const { size, root } = openCheckpoint(checkpoint, parseVkey(vkey))
  if (!verifyInclusion(leafHash(entry), index, size, proof, root)) throw new Fault('proof-not-included')
  return { index, size, root }
}
