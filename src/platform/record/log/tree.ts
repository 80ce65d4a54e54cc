import { hash } from 'node:crypto'

/** Bytes of a SHA-256 hash. */
export const HASH_BYTES = 32

// RFC 9162 §2.1.1: different first bytes for leaves and nodes, so that neither can be passed off as the other.
const LEAF = Buffer.of(0x00)
const NODE = Buffer.of(0x01)

/** SHA-256 over the parts, one after the other. */
export function sha256(...parts: Uint8Array[]): Buffer {
  return hash('sha256', Buffer.concat(parts), 'buffer')
}

/** The hash of one entry's bytes as a leaf (RFC 9162 §2.1.1). */
export function leafHash(entry: Uint8Array): Buffer {
  return sha256(LEAF, entry)
}

/** The hash of two subtrees under one node (RFC 9162 §2.1.1). */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  return sha256(NODE, left, right)
}

/** The root of the tree without entries: SHA-256 of nothing (RFC 9162 §2.1.1). */
export const emptyRoot: Buffer = sha256()

/**
 * The Merkle Tree Hash over hashes of subtrees of one size, left to right. Only the last may stand for a
 * smaller, incomplete subtree. Pairing row by row and carrying an odd last one up gives the same tree as the
 * recursive definition of RFC 9162 §2.1.1, which splits at the largest power of two below the count.
 */
export function merkleRoot(hashes: readonly Buffer[]): Buffer {
  let row = hashes
  while (row.length > 1) {
    const above: Buffer[] = []
    for (let i = 0; i < row.length; i += 2) {
      const [left, right] = [row[i]!, row[i + 1]]
      above.push(right ? nodeHash(left, right) : left)
    }
    row = above
  }
  return row[0] ?? emptyRoot
}
