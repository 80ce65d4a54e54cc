import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { formatVkey, Growth, leafHash, noteSigner, signCheckpoint, tilePath } from '../../record/log/index.ts'
import { contains, openCheckpoint, readTree } from './log.js'

const origin = 'example.org/record/1'
const { privateKey } = generateKeyPairSync('ed25519')

/** A published tree as a set of files, grown in steps, with its root at every step. */
async function publish(sizes: number[]) {
  const files = new Map<string, Buffer>()
  const roots = new Map<number, Buffer>()
  const growth = await Growth.open(async () => Buffer.alloc(0), 0)
  for (const size of sizes.toSorted((a, b) => a - b)) {
    while (growth.size < size)
      for (const tile of growth.add(leafHash(Buffer.from(`entry ${growth.size}`))))
        files.set(tilePath(tile), tile.bytes)
    roots.set(size, growth.root())
  }
  for (const tile of growth.partialTiles()) files.set(tilePath(tile), tile.bytes)
  const read = async (path: string) => {
    const bytes = files.get(path)
    if (!bytes) throw new Error(path)
    return new Uint8Array(bytes)
  }
  return { files, roots, read, size: growth.size }
}

const bytes = (root: Buffer | undefined) => new Uint8Array(root ?? Buffer.alloc(0))

test('a browser computes the same roots, at every size that was published', async () => {
  const sizes = [1, 2, 3, 255, 256, 257, 511, 512, 700]
  const { roots, read, size } = await publish(sizes)
  const rootAt = readTree(size, read)
  for (const one of sizes) assert.deepEqual(await rootAt(one), bytes(roots.get(one)), String(one))
})

test('growth is seen as growth, and any changed byte of a tile that is read as a fault', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 900 }),
      fc.integer({ min: 0, max: 300 }),
      fc.nat(),
      async (from, more, at) => {
        const { files, roots, read, size } = await publish([from, from + more])
        const now = { size, root: bytes(roots.get(size)) }
        const before = { size: from, root: bytes(roots.get(from)) }
        assert.equal(await contains(now, before, read), true)
        assert.equal(
          await contains(now, { ...before, root: before.root.map((byte: number) => byte ^ 1) }, read),
          false,
        )
        const names = [...files.keys()]
        const name = names[at % names.length] ?? ''
        const read2 = async (path: string) => {
          const found = await read(path)
          if (path === name) found[at % found.length] = (found[at % found.length] ?? 0) ^ 1
          return found
        }
        const asked = new Set<string>()
        await contains(now, before, async (path: string) => (asked.add(path), read(path)))
        if (asked.has(name)) assert.notEqual(await contains(now, before, read2).catch(() => 'fault'), true)
      },
    ),
    { numRuns: 30 },
  )
})

test('a checkpoint is opened with the log’s key and no other', async () => {
  const { roots, size } = await publish([5])
  const root = roots.get(size) ?? Buffer.alloc(32)
  const note = signCheckpoint({ origin, size, root }, [noteSigner(origin, privateKey)])
  const opened = await openCheckpoint(note, formatVkey(origin, privateKey))
  assert.equal(opened.size, 5)
  const other = generateKeyPairSync('ed25519').privateKey
  await assert.rejects(openCheckpoint(note, formatVkey(origin, other)))
  await assert.rejects(openCheckpoint(note.replace('\n5\n', '\n6\n'), formatVkey(origin, privateKey)))
})
