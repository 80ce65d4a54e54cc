import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { after, before, test } from 'node:test'
import * as fc from 'fast-check'
import { FileDamaged, FileTooLarge, openStore } from './store.ts'
import type { Store } from './store.ts'

let root: string
let store: Store
before(async () => {
  root = await mkdtemp(join(tmpdir(), 'store-'))
  store = await openStore(root)
})
after(() => rm(root, { recursive: true }))

const sha = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

void test('whatever goes in comes out, whole or in pieces', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 6 }), async (chunks) => {
      const whole = Buffer.concat(chunks)
      const stored = await store.put(Readable.from(chunks), { maxBytes: 2000 })
      assert.deepEqual(stored, { sha256: sha(whole), bytes: whole.length })
      assert.deepEqual(await store.put(whole, { maxBytes: 2000 }), stored)
      assert.deepEqual(await store.read(stored.sha256), whole)
      const stream = await store.get(stored.sha256)
      assert.ok(stream)
      assert.deepEqual(await buffer(stream), whole)
    }),
    { numRuns: 30 },
  )
})

void test('over the limit: a named error and nothing left', async () => {
  const before = await Array.fromAsync(store.list())
  const endless = Readable.from(
    (async function* () {
      for (;;) yield Buffer.alloc(64)
    })(),
  )
  await assert.rejects(store.put(endless, { maxBytes: 1000 }), FileTooLarge)
  await assert.rejects(store.put(Buffer.alloc(11), { maxBytes: 10 }), FileTooLarge)
  await store.put(Buffer.alloc(10), { maxBytes: 10 })
  assert.deepEqual(await readdir(join(root, 'tmp')), [])
  assert.equal((await Array.fromAsync(store.list())).length, before.length + 1)
})

void test('a source that fails leaves nothing', async () => {
  const failing = Readable.from(
    (async function* () {
      yield Buffer.from('half')
      throw new Error('connection lost')
    })(),
  )
  await assert.rejects(store.put(failing, { maxBytes: 1000 }), /connection lost/)
  assert.deepEqual(await readdir(join(root, 'tmp')), [])
})

void test('only digests are names', async () => {
  const climbing = ['../../etc/passwd', '', 'A'.repeat(64), 'a'.repeat(63), `${'a'.repeat(64)}\n`]
  for (const name of climbing) {
    assert.throws(() => store.path(name), RangeError)
    await assert.rejects(store.read(name), RangeError)
    await assert.rejects(store.get(name), RangeError)
    await assert.rejects(store.remove(name), RangeError)
  }
})

void test('an absent file is nothing; a removed one is absent', async () => {
  const { sha256 } = await store.put(Buffer.from('to be redacted'), { maxBytes: 100 })
  assert.equal(await store.has(sha256), true)
  assert.equal(await store.remove(sha256), true)
  assert.equal(await store.remove(sha256), false)
  assert.equal(await store.has(sha256), false)
  assert.equal(await store.read(sha256), undefined)
  assert.equal(await store.get(sha256), undefined)
})

void test('a damaged file is never handed out as whole, and putting it again heals it', async () => {
  const bytes = Buffer.from('the original text')
  const { sha256 } = await store.put(bytes, { maxBytes: 100 })
  await writeFile(store.path(sha256), 'another text')
  await assert.rejects(store.read(sha256), FileDamaged)
  await store.put(bytes, { maxBytes: 100 })
  assert.deepEqual(await store.read(sha256), bytes)
})

void test('opening clears what a killed process left a day ago, and nothing younger', async () => {
  await writeFile(join(root, 'tmp', 'old'), 'x')
  await writeFile(join(root, 'tmp', 'young'), 'x')
  const long = new Date(Date.now() - 2 * 86_400_000)
  await utimes(join(root, 'tmp', 'old'), long, long)
  await openStore(root)
  assert.deepEqual(await readdir(join(root, 'tmp')), ['young'])
})

void test('list gives every file once, in order', async () => {
  const listed = await Array.fromAsync(store.list())
  const names = listed.map((file) => file.sha256)
  assert.deepEqual(names, [...new Set(names)].sort())
  for (const { sha256, bytes } of listed) assert.equal((await store.read(sha256))?.length, bytes)
})
