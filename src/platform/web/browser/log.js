// The log as a browser reads it (C2SP tlog-tiles, tlog-checkpoint, signed-note; RFC 9162 §2.1): enough to see that the
// record of today contains, unchanged, the record that this device saw before.

const width = 256

const sha256 = async (...parts) => {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
}

const node = (left, right) => sha256(Uint8Array.of(1), left, right)

export const fromBase64 = (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
export const toHex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** The root over hashes: RFC 9162 §2.1.1, split at the largest power of two below their number. */
async function rootOf(hashes) {
  if (hashes.length === 1) return hashes[0]
  let split = 1
  while (split * 2 < hashes.length) split *= 2
  return node(await rootOf(hashes.slice(0, split)), await rootOf(hashes.slice(split)))
}

/** A checkpoint, its signature checked with the log's verifier key. Throws when it does not hold. */
export async function openCheckpoint(note, vkey) {
  const [, name, id, encoded] = /^(.+)\+([0-9a-f]{8})\+(.+)$/.exec(vkey)
  const raw = fromBase64(encoded)
  const key = await crypto.subtle.importKey('raw', raw.slice(1), 'Ed25519', false, ['verify'])
  const end = note.indexOf('\n\n')
  const text = note.slice(0, end + 1)
  const line = note
    .slice(end + 2)
    .split('\n')
    .find((one) => one.startsWith(`— ${name} `))
  const signature = fromBase64(line.split(' ').at(-1))
  const named = toHex(signature.slice(0, 4)) === id
  const holds =
    named && (await crypto.subtle.verify('Ed25519', key, signature.slice(4), new TextEncoder().encode(text)))
  const [origin, size, root] = text.split('\n')
  if (!holds || origin !== name) throw new Error('signature')
  return { origin, size: Number(size), root: fromBase64(root) }
}

const tilePath = (level, index, count) => {
  const digits = String(index)
    .padStart(Math.ceil(String(index).length / 3) * 3, '0')
    .match(/\d{3}/g)
  const path = digits.map((part, i) => (i < digits.length - 1 ? `x${part}` : part)).join('/')
  return `tile/${level}/${path}${count === width ? '' : `.p/${count}`}`
}

const same = (a, b) => a.length === b.length && a.every((byte, i) => byte === b[i])

/**
 * Reads the hashes of a tree of `size` entries. A full tile is taken only when its root is the hash that the tile above
 * holds of it; what no tile stands above is bound by the tree's root, which the caller compares.
 */
export function readTree(size, read) {
  const tiles = new Map()
  const countAt = (level) => Math.floor(size / width ** level)
  const tile = (level, index) => {
    const key = `${level}/${index}`
    if (!tiles.has(key)) tiles.set(key, fetchTile(level, index))
    return tiles.get(key)
  }
  async function fetchTile(level, index) {
    const count = Math.min(width, countAt(level) - index * width)
    const bytes = await read(tilePath(level, index, count))
    if (bytes.length !== count * 32) throw new Error('tile')
    const hashes = Array.from({ length: count }, (_, i) => bytes.slice(i * 32, i * 32 + 32))
    if (count === width) {
      const above = await tile(level + 1, Math.floor(index / width))
      if (!same(above[index % width], await rootOf(hashes))) throw new Error('tile')
    }
    return hashes
  }
  /** The hash over entries [start, start + 2^height), which the tree holds whole. */
  async function perfect(height, start) {
    const level = Math.floor(height / 8)
    const first = start / width ** level
    const hashes = await tile(level, Math.floor(first / width))
    return rootOf(hashes.slice(first % width, (first % width) + 2 ** (height % 8)))
  }
  /** The root of the tree's first `part` entries. */
  return async function rootAt(part) {
    let [rest, start, peaks] = [part, 0, []]
    for (let height = 52; height >= 0; height--)
      if (rest >= 2 ** height) {
        peaks.push(await perfect(height, start))
        start += 2 ** height
        rest -= 2 ** height
      }
    let root = peaks.pop()
    while (peaks.length > 0) root = await node(peaks.pop(), root)
    return root
  }
}

/** Does the tree of `now` contain that of `before` unchanged? */
export async function contains(now, before, read) {
  const rootAt = readTree(now.size, read)
  if (!same(await rootAt(now.size), now.root)) return false
  return before.size === 0 || (before.size <= now.size && same(await rootAt(before.size), before.root))
}
