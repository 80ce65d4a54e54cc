import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import * as fc from 'fast-check'
import {
  actDigest,
  canonical,
  commitment,
  decodeBundle,
  encodeBundle,
  encodeEntry,
  leafHash,
  leafOf,
  parseCanonical,
  parseEntry,
} from './index.ts'
import type { Entry } from './index.ts'

const id = '0199f0b4-7c00-7000-8000-000000000001'
const entry: Entry = {
  v: 1,
  act: {
    type: 'vote.cast',
    id,
    at: '2026-11-22T09:00:00.000Z',
    actor: { party: 'kz', person: 'ab'.repeat(32), mandate: id },
    body: { ballot: id, choice: 'yes', note: { en: 'Été', zh: '驿站' } },
    commit: { name: 'cd'.repeat(32) },
    refs: [id],
    seen: { size: 7, root: 'ef'.repeat(32) },
  },
  recorded: '2026-11-22T09:00:01.250Z',
  sigs: [
    { key: 'k1', alg: 'ed25519', sig: { signature: 'AAAA' } },
    {
      key: 'k2',
      alg: 'webauthn-es256',
      sig: { authenticatorData: 'AA', clientDataJSON: 'AAA', signature: 'AAAA' },
    },
  ],
}

void test('an entry is read as it was written, in canonical form', () => {
  const bytes = encodeEntry(entry)
  assert.ok(bytes.toString().startsWith('{"act":{"actor":{"mandate":"'))
  assert.deepEqual(parseEntry(bytes), entry)
  assert.deepEqual(leafOf(entry), leafHash(bytes))
  const long = { ...entry, act: { ...entry.act, body: { text: 'x'.repeat(65_000) } } }
  assert.throws(() => encodeEntry(long), { reason: 'entry-too-long' })
})

void test('an entry has exactly the members of its schema', () => {
  const act = entry.act
  const wrong: unknown[] = [
    { ...entry, v: 2 },
    { ...entry, more: 1 },
    { ...entry, recorded: '2026-11-22T09:00:01Z' },
    { ...entry, recorded: '2026-11-22T10:00:01.250+01:00' },
    { ...entry, recorded: '2026-02-30T09:00:01.250Z' },
    { ...entry, act: { ...act, id: id.replace('-7000', '-4000') } },
    { ...entry, act: { ...act, id: `${id.slice(0, -1)}A` } },
    { ...entry, act: { ...act, actor: {} } },
    { ...entry, act: { ...act, type: 'Vote' } },
    { ...entry, act: { ...act, commit: { name: 'CD'.repeat(32) } } },
    { ...entry, act: { ...act, refs: undefined } },
    { ...entry, sigs: [{ key: 'k', alg: 'sshsig', sig: { signature: 'AAAA', more: 'AAAA' } }] },
    { ...entry, sigs: [{ key: 'k', alg: 'rsa', sig: { signature: 'AAAA' } }] },
    [],
  ]
  for (const value of wrong) {
    const bytes = canonical(value)
    assert.throws(() => parseEntry(bytes), { reason: 'entry-not-as-schema' }, bytes.toString())
  }
})

void test('bytes that are not canonical are refused by name', () => {
  const cases: [string | Buffer, string][] = [
    ['{"a":1,"a":1}', 'entry-duplicate-key'],
    ['{"a":1,"a":2}', 'entry-duplicate-key'],
    ['{"a":1,"\\u0061":1}', 'entry-duplicate-key'],
    ['[{"x":{"b":"}","b":"{"}}]', 'entry-duplicate-key'],
    ['{"b":1,"a":{"a":1,"b":2}}', 'entry-not-canonical'],
    ['{"b":"a\\":","a":"a"}', 'entry-not-canonical'],
    ['{"a": 1}', 'entry-not-canonical'],
    ['{"a":1}\n', 'entry-not-canonical'],
    ['{"a":1.0}', 'entry-not-canonical'],
    ['{"a":1e2}', 'entry-not-canonical'],
    ['{"a":-0}', 'entry-not-canonical'],
    ['{"a":"\\u00e9"}', 'entry-not-canonical'],
    ['{"a":"\\/"}', 'entry-not-canonical'],
    ['{"a":"\\u001F"}', 'entry-not-canonical'],
    ['{"a":1.5}', 'entry-number-not-integer'],
    ['{"a":1e400}', 'entry-number-not-integer'],
    ['{"a":9007199254740992}', 'entry-integer-not-safe'],
    ['{"a":-9007199254740993}', 'entry-integer-not-safe'],
    ['{"a":"e\u0301"}', 'entry-text-not-nfc'],
    ['{"a":"\\ud800"}', 'entry-text-not-unicode'],
    ['{"é":1}', 'entry-key-not-ascii'],
    ['{"\\ud800":1}', 'entry-key-not-ascii'],
    ['{"__proto__":{"a":1}}', 'entry-key-reserved'],
    ['\ufeff{"a":1}', 'entry-not-json'],
    ['{"a":1', 'entry-not-json'],
    ['', 'entry-not-json'],
    [Buffer.from('{"a":"\xff"}', 'latin1'), 'entry-not-utf8'],
    [Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]), 'entry-not-utf8'],
    [`"${'x'.repeat(65_534)}"`, 'entry-too-long'],
    ['['.repeat(30_000) + '1.5' + ']'.repeat(30_000), 'entry-number-not-integer'],
  ]
  for (const [bytes, reason] of cases) {
    assert.throws(() => parseCanonical(Buffer.from(bytes)), { reason }, bytes.toString().slice(0, 60))
  }
  assert.equal(parseCanonical(Buffer.from(`"${'x'.repeat(65_533)}"`)), 'x'.repeat(65_533))
})

void test('what canonical writes, parseCanonical reads, and any other spelling it refuses', () => {
  const key = fc.string({ unit: 'binary-ascii' }).filter((name) => name !== '__proto__')
  const text = fc.string({ unit: 'binary' }).map((string) => string.normalize('NFC'))
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      fc.oneof(fc.maxSafeInteger(), text, fc.boolean(), fc.constant(null)),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
    ),
  }))
  fc.assert(
    fc.property(value, (written) => {
      const bytes = canonical(written)
      assert.deepEqual(canonical(parseCanonical(bytes)), bytes)
      assert.throws(() => parseCanonical(Buffer.concat([Buffer.from(' '), bytes])), {
        reason: 'entry-not-canonical',
      })
    }),
    { numRuns: 200 },
  )
})

void test('keys sort by UTF-16 code unit, undefined members are left out, odd values are refused', () => {
  assert.equal(
    canonical({ b: 2, a: 1, B: 3, '10': 4, '9': 5, z: undefined }).toString(),
    '{"10":4,"9":5,"B":3,"a":1,"b":2}',
  )
  assert.equal(canonical(-0).toString(), '0')
  for (const value of [undefined, Number.NaN, 1n, () => 1, '\ud800']) {
    assert.throws(() => canonical(value), { reason: 'entry-not-json' })
  }
  assert.throws(() => canonical({ a: 0.1 }), { reason: 'entry-number-not-integer' })
  assert.throws(() => canonical(['e\u0301']), { reason: 'entry-text-not-nfc' })
})

const sha256 = (...parts: (string | Buffer)[]) =>
  createHash('sha256')
    .update(Buffer.concat(parts.map((p) => Buffer.from(p))))
    .digest()

void test('digests and commitments are hashes of the documented bytes', () => {
  const origin = 'record.example/caravanserai'
  assert.deepEqual(
    actDigest(origin, entry.act),
    sha256('caravanserai/act/v1\n', origin, '\n', canonical(entry.act)),
  )
  const salt = Buffer.alloc(32, 7)
  assert.equal(
    commitment(salt, { name: 'A' }),
    sha256('caravanserai/commit/v1\n', salt, '{"name":"A"}').toString('hex'),
  )
  assert.throws(() => commitment(Buffer.alloc(31), 'A'), RangeError)
})

void test('bundles are read as they were written, and cut short or overlong are refused', () => {
  const entries = fc.array(
    fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
    { minLength: 1, maxLength: 256 },
  )
  fc.assert(
    fc.property(entries, fc.nat(), (written, cut) => {
      const bytes = encodeBundle(written)
      assert.deepEqual(decodeBundle(bytes, written.length), written)
      const reason = { reason: 'bundle-malformed' }
      assert.throws(() => decodeBundle(bytes.subarray(0, cut % bytes.length), written.length), reason)
      assert.throws(() => decodeBundle(Buffer.concat([bytes, Buffer.of(0)]), written.length), reason)
      assert.throws(() => decodeBundle(bytes, written.length + 1), reason)
    }),
  )
  const longest = Buffer.alloc(65_535, 1)
  assert.deepEqual(decodeBundle(encodeBundle([longest]), 1), [longest])
  assert.throws(() => encodeBundle([Buffer.alloc(65_536)]), RangeError)
  assert.throws(() => encodeBundle([]), RangeError)
  assert.throws(() => encodeBundle(Array(257).fill(longest.subarray(0, 1))), RangeError)
})
