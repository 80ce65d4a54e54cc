import { rangeHash, readOnce } from './subtree.ts'
import type { TileReader } from './subtree.ts'
import { emptyRoot, HASH_BYTES, nodeHash } from './tree.ts'

/**
 * The proof that entry `index` is in the tree of `size` entries: the sibling hashes from the leaf up
 * (PATH of RFC 9162 §2.1.3.1). `read` must serve the tiles published for `size` entries.
 * @throws RangeError when the tree has no such entry.
 */
export async function proveInclusion(read: TileReader, index: number, size: number): Promise<Buffer[]> {
  if (!isEntryOf(index, size)) throw new RangeError(`entry ${index} of ${size}`)
  const siblings: Range[] = []
  let [begin, end] = [0, size]
  while (end - begin > 1) {
    const middle = begin + splitOf(end - begin)
    siblings.unshift(index < middle ? [middle, end] : [begin, middle])
    if (index < middle) end = middle
    else begin = middle
  }
  return hashesOf(read, size, siblings)
}

/**
 * The proof that the tree of `size` entries only adds to the one of `from` (PROOF of RFC 9162 §2.1.4.1).
 * Empty when `from` is 0 or `size`. `read` must serve the tiles published for `size` entries.
 * @throws RangeError when `from` is above `size`.
 */
export async function proveConsistency(read: TileReader, from: number, size: number): Promise<Buffer[]> {
  if (!isEntryOf(from, size + 1)) throw new RangeError(`growth ${from} to ${size}`)
  if (from === 0) return []
  const parts: Range[] = []
  let [begin, end] = [0, size]
  while (end !== from) {
    const middle = begin + splitOf(end - begin)
    parts.unshift(from <= middle ? [middle, end] : [begin, middle])
    if (from <= middle) end = middle
    else begin = middle
  }
  // A subtree that starts at 0 is the old tree itself, whose root the verifier has already.
  if (begin > 0) parts.unshift([begin, end])
  return hashesOf(read, size, parts)
}

/** Whether a proof shows that the leaf is entry `index` of the tree with this root (RFC 9162 §2.1.3.2). */
export function verifyInclusion(
  leaf: Buffer,
  index: number,
  size: number,
  proof: readonly Buffer[],
  root: Buffer,
): boolean {
  if (!isEntryOf(index, size) || ![leaf, ...proof].every(isHash)) return false
  let [fn, sn, r] = [index, size - 1, leaf]
  for (const p of proof) {
    if (sn === 0) return false
    if (isOdd(fn) || fn === sn) {
      r = nodeHash(p, r)
      while (!isOdd(fn) && fn !== 0) [fn, sn] = [half(fn), half(sn)]
    } else {
      r = nodeHash(r, p)
    }
    ;[fn, sn] = [half(fn), half(sn)]
  }
  return sn === 0 && r.equals(root)
}

/** Whether a proof shows that the second tree only adds entries to the first (RFC 9162 §2.1.4.2). */
export function verifyConsistency(
  from: number,
  size: number,
  proof: readonly Buffer[],
  fromRoot: Buffer,
  root: Buffer,
): boolean {
  if (!isEntryOf(from, size + 1) || ![fromRoot, root, ...proof].every(isHash)) return false
  // The RFC defines the proof for 0 < from < size; every tree adds to the empty one, and equals itself.
  if (from === 0)
    return proof.length === 0 && fromRoot.equals(emptyRoot) && (size > 0 || root.equals(emptyRoot))
  if (from === size) return proof.length === 0 && fromRoot.equals(root)
  if (proof.length === 0) return false
  let [fn, sn] = [from - 1, size - 1]
  while (isOdd(fn)) [fn, sn] = [half(fn), half(sn)]
  // fn is now 0 exactly when `from` is a power of two, and then the path begins with the old root.
  const [first = fromRoot, ...path] = fn === 0 ? [fromRoot, ...proof] : proof
  let [fr, sr] = [first, first]
  for (const c of path) {
    if (sn === 0) return false
    if (isOdd(fn) || fn === sn) {
      ;[fr, sr] = [nodeHash(c, fr), nodeHash(c, sr)]
      while (!isOdd(fn) && fn !== 0) [fn, sn] = [half(fn), half(sn)]
    } else {
      sr = nodeHash(sr, c)
    }
    ;[fn, sn] = [half(fn), half(sn)]
  }
  return sn === 0 && fr.equals(fromRoot) && sr.equals(root)
}

type Range = [begin: number, end: number]

function hashesOf(read: TileReader, size: number, ranges: readonly Range[]): Promise<Buffer[]> {
  const once = readOnce(read)
  return Promise.all(ranges.map(([begin, end]) => rangeHash(once, size, begin, end)))
}

/** The largest power of two below `count`. */
function splitOf(count: number): number {
  let split = 1
  while (split * 2 < count) split *= 2
  return split
}

// Sizes go up to 2^53, beyond JavaScript's 32-bit shifts.
const isOdd = (n: number): boolean => n % 2 === 1
const half = (n: number): number => Math.floor(n / 2)
const isHash = (hash: Buffer): boolean => hash.length === HASH_BYTES
const isEntryOf = (index: number, size: number): boolean =>
  Number.isSafeInteger(size) && Number.isSafeInteger(index) && index >= 0 && index < size
