import assert from 'node:assert/strict'
import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import { test } from 'node:test'
import * as fc from 'fast-check'
import {
  cosigner,
  formatCheckpoint,
  formatTlogProof,
  formatVkey,
  leafHash,
  nodeHash,
  noteSigner,
  openCheckpoint,
  openNote,
  parseCheckpoint,
  parseTlogProof,
  parseVkey,
  signatureLines,
  signCheckpoint,
  signNote,
  verifyTlogProof,
} from './index.ts'

// The example of Go's golang.org/x/mod/sumdb/note, with its published private key.
const text =
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
const peterVkey = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
const enochVkey = 'EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop'
const peterLine =
  '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n'
const enochLine =
  '— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n'
const seed = Buffer.from('AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz', 'base64').subarray(1)
const peterKey = createPrivateKey({
  // RFC 8410: the DER header of an Ed25519 private key, then its seed.
  key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]),
  format: 'der',
  type: 'pkcs8',
})
const peter = parseVkey(peterVkey)

const origin = 'record.example/caravanserai'
const logKey = generateKeyPairSync('ed25519').privateKey
const log = parseVkey(formatVkey(origin, logKey))
const witnessKey = generateKeyPairSync('ed25519').privateKey
const witness = parseVkey(formatVkey('witness.example/w1', witnessKey, 'cosignature/v1'))
const leaves = ['a', 'b', 'c'].map((name) => leafHash(Buffer.from(name)))
const [a, b, c] = leaves as [Buffer, Buffer, Buffer]
const head = { origin, size: 3, root: nodeHash(nodeHash(a, b), c) }
const checkpoint = signCheckpoint(head, [noteSigner(origin, logKey)])

void test('Go and this code write and read the same note', () => {
  assert.equal(formatVkey('PeterNeumann', peterKey), peterVkey)
  assert.equal(signNote(text, [noteSigner('PeterNeumann', peterKey)]), `${text}\n${peterLine}`)
  const both = openNote(`${text}\n${peterLine}${enochLine}`, [peter, parseVkey(enochVkey)])
  assert.equal(both.text, text)
  assert.deepEqual(
    both.signatures.map(({ by }) => by?.name),
    ['PeterNeumann', 'EnochRoot'],
  )
})

void test('unknown keys are ignored, wrong signatures and unsigned notes are not', () => {
  const opened = openNote(Buffer.from(`${text}\n${enochLine}${peterLine}`), [peter])
  assert.deepEqual(
    opened.signatures.map(({ by }) => by),
    [undefined, peter],
  )
  const sameNameOtherKey = parseVkey(formatVkey('PeterNeumann', logKey))
  assert.throws(() => openNote(`${text}\n${peterLine}`, [sameNameOtherKey]), { reason: 'note-not-signed' })
  assert.throws(() => openNote(`${text}\n${peterLine}`, []), { reason: 'note-not-signed' })
  assert.throws(() => openNote(`!${text}\n${peterLine}`, [peter]), { reason: 'note-signature-invalid' })
  const longer = `${peterLine.slice(0, 60)}ABCD${peterLine.slice(60)}`
  assert.throws(() => openNote(`${text}\n${longer}`, [peter]), { reason: 'note-signature-invalid' })
})

void test('malformed notes', () => {
  const bad = [
    text,
    `${text}\n`,
    `${text}\n${peterLine.slice(0, -1)}`,
    `\u0001${text}\n${peterLine}`,
    `${text}\n${peterLine}Unexpected line.\n`,
    `${text}\n${peterLine.replace('PeterNeumann', 'Bad Name')}`,
    `${text}\n${peterLine.replace('PeterNeumann', 'Bad+Name')}`,
    `${text}\n${peterLine.replace('PeterNeumann', 'Bad\u{3000}Name')}`,
    `${text}\n${peterLine}— EnochRoot rwz+eA==\n`,
    `${text}\n${peterLine}— EnochRoot rwz+eBzmZa1=\n`,
    `${text}\n${peterLine}— EnochRoot \n`,
    `${text}\n${peterLine.repeat(101)}`,
  ]
  for (const note of bad) assert.throws(() => openNote(note, [peter]), { reason: 'note-malformed' }, note)
  const latin1 = Buffer.concat([Buffer.of(0xff), Buffer.from(`${text}\n${peterLine}`)])
  assert.throws(() => openNote(latin1, [peter]), { reason: 'note-malformed' })
  for (const wrong of ['no newline', 'a\u0000\n', '\ud800\n']) {
    assert.throws(() => signatureLines(wrong, []), RangeError)
  }
  assert.throws(() => noteSigner('two words', logKey), RangeError)
  assert.throws(() => noteSigner(origin, generateKeyPairSync('x25519').privateKey), RangeError)
})

void test('a vkey cut or changed anywhere is refused', () => {
  for (let i = 0; i < peterVkey.length; i++) {
    assert.throws(() => parseVkey(peterVkey.slice(0, i)), { reason: 'vkey-malformed' })
    assert.throws(() => parseVkey(peterVkey.slice(i + 1)), { reason: 'vkey-malformed' })
    const next = String.fromCharCode(peterVkey.charCodeAt(i) + 1)
    assert.throws(() => parseVkey(peterVkey.slice(0, i) + next + peterVkey.slice(i + 1)), {
      reason: 'vkey-malformed',
    })
  }
  const otherLength = 'PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY=='
  const otherType = 'PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
  assert.throws(() => parseVkey(otherLength), { reason: 'vkey-malformed' })
  assert.throws(() => parseVkey(otherType), { reason: 'vkey-malformed' })
})

void test('a checkpoint is read as it was written, and with any one bit changed is refused', () => {
  const { cosignatures, text: signed, ...opened } = openCheckpoint(checkpoint, log)
  assert.deepEqual([opened, cosignatures], [head, []])
  assert.deepEqual(parseCheckpoint(signed), head)
  const bytes = Buffer.from(checkpoint)
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const changed = Buffer.from(bytes)
    changed[bit >> 3]! ^= 1 << (bit & 7)
    assert.throws(() => openCheckpoint(changed, log), { name: 'Fault' }, `bit ${bit}`)
  }
})

void test('malformed checkpoints, and those of another log', () => {
  const root = head.root.toString('base64')
  const bad = [
    `${origin}\n03\n${root}\n`,
    `${origin}\n9007199254740992\n${root}\n`,
    `${origin}\n3\n${root.slice(4)}\n`,
    `${origin}\n3\n`,
    `\n3\n${root}\n`,
    `${origin}\n3\n${root}\n\nx\n`,
    `${origin}\n3\n${root}`,
  ]
  for (const body of bad) assert.throws(() => parseCheckpoint(body), { reason: 'checkpoint-malformed' }, body)
  const extended = { ...head, extensions: ['one', 'two'] }
  assert.deepEqual(parseCheckpoint(formatCheckpoint(extended)), extended)
  assert.throws(() => formatCheckpoint({ ...head, extensions: [''] }), RangeError)
  assert.throws(() => formatCheckpoint({ ...head, size: -1 }), RangeError)
  const elsewhere = signCheckpoint({ ...head, origin: 'other.example' }, [noteSigner(origin, logKey)])
  assert.throws(() => openCheckpoint(elsewhere, log), { reason: 'checkpoint-other-origin' })
})

void test('cosignatures count only beside the signature of the log, and are bound to their time', () => {
  const line = signatureLines(formatCheckpoint(head), [
    cosigner('witness.example/w1', witnessKey, 1_679_315_147),
  ])
  const opened = openCheckpoint(checkpoint + line, log, [witness])
  assert.deepEqual(opened.cosignatures, [{ name: 'witness.example/w1', time: 1_679_315_147 }])
  assert.deepEqual(openCheckpoint(checkpoint + line, log).cosignatures, [])
  assert.throws(() => openCheckpoint(`${formatCheckpoint(head)}\n${line}`, log, [witness]), {
    reason: 'note-not-signed',
  })
  const signature = openNote(checkpoint + line, [witness]).signatures.at(-1)!.signature
  const bytes = Buffer.from(formatCheckpoint(head))
  assert.ok(witness.verify(bytes, signature))
  fc.assert(
    fc.property(fc.nat(signature.length * 8 - 1), (bit) => {
      const changed = Buffer.from(signature)
      changed[bit >> 3]! ^= 1 << (bit & 7)
      assert.ok(!witness.verify(bytes, changed))
    }),
  )
  assert.ok(!witness.verify(bytes, signature.subarray(0, 7)))
})

void test('a receipt proves its entry and no other, and with any one bit of it changed is refused', () => {
  const receipt = formatTlogProof({ index: 1, proof: [a, c], checkpoint })
  const entry = Buffer.from('b')
  const vkey = formatVkey(origin, logKey)
  assert.deepEqual(verifyTlogProof(receipt, entry, vkey), { index: 1, size: 3, root: head.root })
  assert.throws(() => verifyTlogProof(receipt, Buffer.from('c'), vkey), { reason: 'proof-not-included' })
  assert.throws(() => verifyTlogProof(receipt, entry, peterVkey), { reason: 'note-not-signed' })
  for (let at = 0; at < receipt.length * 8; at++) {
    const code = receipt.charCodeAt(at >> 3) ^ (1 << (at & 7))
    const changed = receipt.slice(0, at >> 3) + String.fromCharCode(code) + receipt.slice((at >> 3) + 1)
    assert.throws(() => verifyTlogProof(changed, entry, vkey), { name: 'Fault' }, `bit ${at}`)
  }
})

void test('the format of receipts', () => {
  const parts = { index: 0, proof: [a], checkpoint, extra: Buffer.from('any') }
  const receipt = formatTlogProof(parts)
  assert.equal(receipt.split('\n', 3).join('\n'), 'c2sp.org/tlog-proof@v1\nextra YW55\nindex 0')
  assert.deepEqual(parseTlogProof(receipt), parts)
  const bad = [
    '',
    receipt.replace('@v1', '@v2'),
    receipt.replace('YW55', 'YW5'),
    receipt.replace('index 0', 'index 00'),
    receipt.replace('index 0\n', ''),
    receipt.replace('=\n', '\n'),
    receipt.replaceAll('\n\n', '\n'),
  ]
  for (const wrong of bad) assert.throws(() => parseTlogProof(wrong), { reason: 'proof-malformed' }, wrong)
})
