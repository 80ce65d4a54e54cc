import { Fault } from './fault.ts'
import { TILE_WIDTH } from './tiles.ts'

/** The longest entry that a bundle's uint16 length can announce, in bytes. */
export const ENTRY_MAX_BYTES = 0xff_ff

/**
 * Entries as served at `tile/entries/…`: each after its length as a big-endian uint16
 * (C2SP tlog-tiles, "Log entries").
 * @throws RangeError unless there are 1 to 256 entries of at most 65,535 bytes.
 */
export function encodeBundle(entries: readonly Uint8Array[]): Buffer {
  if (entries.length < 1 || entries.length > TILE_WIDTH) throw new RangeError(`${entries.length} entries`)
  return Buffer.concat(
    entries.flatMap((entry) => {
      if (entry.length > ENTRY_MAX_BYTES) throw new RangeError(`entry of ${entry.length} bytes`)
      return [Buffer.of(entry.length >> 8, entry.length & 0xff), entry]
    }),
  )
}

/**
 * The `width` entries of a bundle, as views on its bytes.
 * @throws Fault `bundle-malformed` when bytes are missing or left over.
 */
export function decodeBundle(bytes: Buffer, width: number): Buffer[] {
  const entries: Buffer[] = []
  let at = 0
  while (entries.length < width) {
    if (at + 2 > bytes.length) throw new Fault('bundle-malformed', `${entries.length} of ${width} entries`)
    const start = at + 2
    at = start + bytes.readUInt16BE(at)
    if (at > bytes.length) throw new Fault('bundle-malformed', `entry ${entries.length} is cut short`)
    entries.push(bytes.subarray(start, at))
  }
  if (at < bytes.length)
    throw new Fault('bundle-malformed', `${bytes.length - at} bytes after the last entry`)
  return entries
}
