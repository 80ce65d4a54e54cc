import { canonical, ENTRY_MAX_BYTES, type Entry } from './log/index.ts'
import { refuse, type Refusal } from './refusal.ts'

/** Bytes that the signatures of an act may take, kept free when it is prepared. */
const signatureBytes = 4096

/** An entry has at most 65,535 bytes (C2SP tlog-tiles: its length is a uint16). Before signing, room is kept for that. */
export function tooLong(entry: Entry): Refusal | undefined {
  const bytes = canonical(entry).length + (entry.sigs.length === 0 ? signatureBytes : 0)
  return bytes > ENTRY_MAX_BYTES
    ? refuse('record.entry-too-long', { bytes, most: ENTRY_MAX_BYTES })
    : undefined
}
