import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import * as fc from 'fast-check'
import {
  emptyRoot,
  FULL_TILE_BYTES,
  Growth,
  leafHash,
  parseTilePath,
  proveConsistency,
  proveInclusion,
  rootAt,
  tilePath,
  tilesFor,
  verifyConsistency,
  verifyInclusion,
} from './index.ts'
import type { HashTile, TileReader } from './index.ts'

// The definitions of RFC 9162 §2.1, word for word over plain arrays of entries, to check the code against.
const sha = (...parts: Uint8Array[]) =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest()
const split = (n: number): number => 2 ** (Math.ceil(Math.log2(n)) - 1)
function MTH(d: Buffer[]): Buffer {
  if (d.length === 0) return sha()
  if (d.length === 1) return sha(Buffer.of(0), d[0]!)
  const k = split(d.length)
  return sha(Buffer.of(1), MTH(d.slice(0, k)), MTH(d.slice(k)))
}
function PATH(m: number, d: Buffer[]): Buffer[] {
  if (d.length === 1) return []
  const k = split(d.length)
  return m < k
    ? [...PATH(m, d.slice(0, k)), MTH(d.slice(k))]
    : [...PATH(m - k, d.slice(k)), MTH(d.slice(0, k))]
}
function SUBPROOF(m: number, d: Buffer[], whole: boolean): Buffer[] {
  if (m === d.length) return whole ? [] : [MTH(d)]
  const k = split(d.length)
  return m <= k
    ? [...SUBPROOF(m, d.slice(0, k), whole), MTH(d.slice(k))]
    : [...SUBPROOF(m - k, d.slice(k), false), MTH(d.slice(0, k))]
}

const entries = Array.from({ length: 1100 }, (_, i) => Buffer.from(`entry ${i}`))

/** A folder of tiles as a publisher leaves it: written at the sizes it published, nothing else. */
function shelf() {
  const tiles = new Map<string, Buffer>()
  const put = ({ bytes, ...tile }: HashTile) => tiles.set(tilePath(tile), bytes)
  const read: TileReader = async (level, index, width) => {
    const tile = tiles.get(tilePath({ level, index, width }))
    assert.ok(tile, `tile ${level}/${index} of width ${width} was not published`)
    return tile
  }
  return { tiles, put, read }
}

/** Publishes the first entries in steps; returns the reader and the growth after the last step. */
async function published(...sizes: number[]) {
  const { tiles, put, read } = shelf()
  let growth = await Growth.open(read, 0)
  for (const size of sizes) {
    const from = growth.size
    growth = await Growth.open(read, from)
    const written: HashTile[] = []
    for (const entry of entries.slice(from, size)) written.push(...growth.add(leafHash(entry)))
    written.push(...growth.partialTiles())
    written.forEach(put)
    const expected = [...tilesFor(from, size)].filter(({ level }) => level !== 'entries').map(tilePath)
    assert.deepEqual(written.map(tilePath).sort(), expected.sort())
  }
  return { tiles, read, growth }
}

const size = fc.oneof(
  fc.integer({ min: 1, max: 70 }),
  fc.integer({ min: 1, max: 1100 }),
  fc.constantFrom(255, 256, 257, 511, 512, 513),
)
const few = { numRuns: 60 }

void test('the roots of the Certificate Transparency test vectors', async () => {
  const leaves = [
    '',
    '00',
    '10',
    '2021',
    '3031',
    '40414243',
    '5051525354555657',
    '606162636465666768696a6b6c6d6e6f',
  ]
  const roots = [
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
    '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
    'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
    '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  ]
  const growth = await Growth.open(shelf().read, 0)
  const found = [growth.root().toString('hex')]
  for (const leaf of leaves) {
    growth.add(leafHash(Buffer.from(leaf, 'hex')))
    found.push(growth.root().toString('hex'))
  }
  assert.deepEqual(found, roots)
  assert.equal(emptyRoot.toString('hex'), roots[0])
})

void test('growing by any steps gives the root and the tiles of the whole', async () => {
  const steps = fc
    .uniqueArray(size, { minLength: 1, maxLength: 6 })
    .map((sizes) => sizes.sort((a, b) => a - b))
  await fc.assert(
    fc.asyncProperty(steps, async (sizes) => {
      const last = sizes.at(-1)!
      const [stepped, whole] = [await published(...sizes), await published(last)]
      const root = MTH(entries.slice(0, last))
      assert.deepEqual(stepped.growth.root(), root)
      assert.deepEqual(await rootAt(stepped.read, last), root)
      for (const [path, bytes] of whole.tiles) assert.deepEqual(stepped.tiles.get(path), bytes)
      for (const earlier of sizes) {
        const root = MTH(entries.slice(0, earlier))
        assert.deepEqual(await rootAt(whole.read, last, earlier), root)
        assert.deepEqual((await Growth.open(stepped.read, earlier)).root(), root)
      }
    }),
    few,
  )
})

void test('inclusion proofs are those of the definition and verify, and with one bit changed do not', async () => {
  await fc.assert(
    fc.asyncProperty(size, fc.nat(), fc.nat(), async (n, i, bit) => {
      const index = i % n
      const leaf = leafHash(entries[index]!)
      const root = MTH(entries.slice(0, n))
      const proof = await proveInclusion((await published(n)).read, index, n)
      assert.deepEqual(proof, PATH(index, entries.slice(0, n)))
      assert.ok(verifyInclusion(leaf, index, n, proof, root))
      const flipped = flip([leaf, root, ...proof], bit)
      assert.ok(!verifyInclusion(flipped[0]!, index, n, flipped.slice(2), flipped[1]!))
      assert.ok(!verifyInclusion(leaf, index, n, [...proof, root], root))
      assert.ok(!verifyInclusion(leaf, index, n, proof.slice(1), root) || n === 1)
      assert.ok(!verifyInclusion(leaf, (index + 1) % n, n, proof, root) || n === 1)
      assert.ok(!verifyInclusion(leaf, n, n, proof, root))
    }),
    few,
  )
})

void test('consistency proofs are those of the definition and verify, and with one bit changed do not', async () => {
  await fc.assert(
    fc.asyncProperty(size, fc.nat(), fc.nat(), async (n, m, bit) => {
      const from = (m % n) + 1
      const [fromRoot, root] = [MTH(entries.slice(0, from)), MTH(entries.slice(0, n))]
      const proof = await proveConsistency((await published(n)).read, from, n)
      assert.deepEqual(proof, SUBPROOF(from, entries.slice(0, n), true))
      assert.ok(verifyConsistency(from, n, proof, fromRoot, root))
      const flipped = flip([fromRoot, root, ...proof], bit)
      assert.ok(!verifyConsistency(from, n, flipped.slice(2), flipped[0]!, flipped[1]!))
      assert.ok(!verifyConsistency(from, n, [...proof, root], fromRoot, root))
      assert.ok(!verifyConsistency(from, n, proof.slice(1), fromRoot, root) || proof.length === 0)
      assert.ok(!verifyConsistency(n + 1, n, proof, fromRoot, root))
    }),
    few,
  )
})

void test('every tree adds to the empty one', async () => {
  assert.deepEqual(await proveConsistency(shelf().read, 0, 0), [])
  assert.ok(verifyConsistency(0, 9, [], emptyRoot, MTH(entries.slice(0, 9))))
  assert.ok(!verifyConsistency(0, 9, [], MTH(entries.slice(0, 1)), MTH(entries.slice(0, 9))))
  assert.ok(!verifyConsistency(0, 0, [], emptyRoot, MTH(entries.slice(0, 1))))
})

const numbered = (i: number) => Buffer.from([i >> 16, i >> 8, i])
const leaf = (i: number) => leafHash(numbered(i))

void test('growth across 65,536 entries fills a tile of the second level', async () => {
  const { put, read, tiles } = shelf()
  const first = await Growth.open(read, 0)
  for (let i = 0; i < 65_535; i++) first.add(leaf(i)).forEach(put)
  first.partialTiles().forEach(put)
  const growth = await Growth.open(read, 65_535)
  assert.deepEqual(growth.root(), first.root())
  for (let i = 65_535; i < 65_537; i++) growth.add(leaf(i)).forEach(put)
  growth.partialTiles().forEach(put)
  assert.equal(tiles.get('tile/1/000')?.length, FULL_TILE_BYTES)
  assert.deepEqual([...tiles.keys()].slice(-2), ['tile/0/256.p/1', 'tile/2/000.p/1'])
  const whole = MTH(Array.from({ length: 65_537 }, (_, i) => numbered(i)))
  assert.deepEqual(growth.root(), whole)
  assert.deepEqual(await rootAt(read, 65_537), whole)
  const proof = await proveInclusion(read, 300, 65_537)
  assert.ok(verifyInclusion(leaf(300), 300, 65_537, proof, whole))
  const added = await proveConsistency(read, 65_535, 65_537)
  assert.ok(verifyConsistency(65_535, 65_537, added, first.root(), whole))
})

const short: TileReader = async () => Buffer.alloc(31)

void test('a tile of another length is refused', async () => {
  await assert.rejects(rootAt(short, 1), { reason: 'tile-malformed' })
  await assert.rejects(Growth.open(short, 1), { reason: 'tile-malformed' })
})

void test('paths of tiles', () => {
  assert.equal(tilePath({ level: 0, index: 1_234_067, width: 256 }), 'tile/0/x001/x234/067')
  assert.equal(tilePath({ level: 'entries', index: 0, width: 17 }), 'tile/entries/000.p/17')
  const tile = fc.record({
    level: fc.oneof(fc.integer({ min: 0, max: 63 }), fc.constant('entries' as const)),
    index: fc.oneof(fc.maxSafeNat(), fc.nat(2000)),
    width: fc.integer({ min: 1, max: 256 }),
  })
  fc.assert(fc.property(tile, (t) => assert.deepEqual(parseTilePath(tilePath(t)), { ...t })))
  const wrong = [
    '0/000.p/0',
    '0/000.p/256',
    '0/000.p/01',
    '0/x000/001',
    '00/001',
    '64/001',
    '-1/001',
    '0/1',
    '0/x001',
    '0/001/',
    '0/001/002',
    'data/000',
    '0/x999/x999/x999/x999/x999/999',
  ]
  for (const path of wrong) assert.equal(parseTilePath(`tile/${path}`), undefined, path)
})

void test('the tiles of 70,000 entries are those of the specification', () => {
  const tiles = [...tilesFor(0, 70_000)]
  const count = (level: number, full: boolean) =>
    tiles.filter((tile) => tile.level === level && (tile.width === 256) === full).length
  assert.deepEqual([count(0, true), count(1, true), count(2, true)], [273, 1, 0])
  const partial = tiles.filter(({ width }) => width < 256).map(tilePath)
  assert.deepEqual(partial, [
    'tile/entries/273.p/112',
    'tile/0/273.p/112',
    'tile/1/001.p/17',
    'tile/2/000.p/1',
  ])
  assert.deepEqual([...tilesFor(256, 256)], [])
  assert.throws(() => [...tilesFor(2, 1)], RangeError)
})

/** The hashes with one bit changed, chosen by any number. */
function flip(hashes: readonly Buffer[], chosen: number): Buffer[] {
  const bytes = Buffer.concat(hashes)
  const bit = chosen % (bytes.length * 8)
  bytes[bit >> 3]! ^= 1 << (bit & 7)
  return hashes.map((_, i) => bytes.subarray(i * 32, i * 32 + 32))
}
