import { crc32, inflateRawSync } from 'node:zlib'
import { Unreadable } from './faults.ts'
import type { TableLimits } from './faults.ts'

type Entry = { name: string; method: number; crc: number; packed: number; size: number; offset: number }

/** The files of a zip archive; `read` unpacks one, checked against its declared size and CRC-32. */
export type Zip = { names: string[]; read(name: string): Buffer | undefined }

const localHeader = 0x04034b50
const centralHeader = 0x02014b50
const endRecord = 0x06054b50

/** Below this size a high ratio harms nobody and is usual: a sheet of one repeated value. */
const smallEntry = 1 << 20

/**
 * Opens an archive by its central directory (PKWARE APPNOTE 4.3.12), as a spreadsheet needs it: no Zip64, one
 * disk, stored or deflated. Counts, sizes, ratio and overlaps are judged before anything is unpacked; unpacking
 * stops at the declared size, so a directory that lies gains nothing. Throws `Unreadable`.
 */
export const openZip = (bytes: Buffer, limits: TableLimits): Zip => {
  const end = findEnd(bytes)
  const count = bytes.readUInt16LE(end + 10)
  if (count > limits.entries) throw new Unreadable('zip-bomb')
  const entries = readDirectory(bytes, bytes.readUInt32LE(end + 16), count, end)

  const total = entries.reduce((sum, entry) => sum + entry.size, 0)
  const swollen = entries.some((entry) => entry.size > smallEntry && entry.size > entry.packed * limits.ratio)
  if (total > limits.unpacked || swollen) throw new Unreadable('zip-bomb')
  // Many entries that share one packed body are the quine-free zip bomb (Fifield 2019).
  const ordered = entries.toSorted((a, b) => a.offset - b.offset)
  for (const [index, entry] of ordered.entries()) {
    if (bodyStart(bytes, entry) + entry.packed > (ordered[index + 1]?.offset ?? end)) {
      throw new Unreadable('zip-bomb')
    }
  }

  const byName = new Map(entries.map((entry) => [entry.name, entry]))
  // Readers differ on which of two files of one name counts; so neither does.
  if (byName.size !== entries.length) throw new Unreadable('not-a-spreadsheet')
  return {
    names: [...byName.keys()],
    read: (name) => {
      const entry = byName.get(name)
      return entry && unpack(bytes, entry)
    },
  }
}

const findEnd = (bytes: Buffer): number => {
  const earliest = Math.max(0, bytes.length - 22 - 0xffff)
  for (let at = bytes.length - 22; at >= earliest; at--) {
    if (bytes.readUInt32LE(at) === endRecord && at + 22 + bytes.readUInt16LE(at + 20) === bytes.length)
      return at
  }
  throw new Unreadable('truncated')
}

const readDirectory = (bytes: Buffer, start: number, count: number, end: number): Entry[] => {
  const entries: Entry[] = []
  let at = start
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== centralHeader) throw new Unreadable('truncated')
    if (bytes.readUInt16LE(at + 8) & 1) throw new Unreadable('encrypted')
    const nameLength = bytes.readUInt16LE(at + 28)
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return entries
}

const bodyStart = (bytes: Buffer, entry: Entry): number => {
  if (entry.offset + 30 > bytes.length || bytes.readUInt32LE(entry.offset) !== localHeader) {
    throw new Unreadable('truncated')
  }
  return entry.offset + 30 + bytes.readUInt16LE(entry.offset + 26) + bytes.readUInt16LE(entry.offset + 28)
}

const unpack = (bytes: Buffer, entry: Entry): Buffer => {
  const start = bodyStart(bytes, entry)
  const body = bytes.subarray(start, start + entry.packed)
  let unpacked: Buffer
  try {
    if (entry.method !== 0 && entry.method !== 8) throw new Unreadable('not-a-spreadsheet')
    // `maxOutputLength` is at least 1: an empty file is found out by its length.
    const most = { maxOutputLength: Math.max(1, entry.size) }
    unpacked = entry.method === 0 ? body : inflateRawSync(body, most)
  } catch (error) {
    if (error instanceof Unreadable) throw error
    const over = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    throw new Unreadable(over ? 'zip-bomb' : 'truncated')
  }
  if (unpacked.length !== entry.size || crc32(unpacked) !== entry.crc) throw new Unreadable('truncated')
  return unpacked
}
