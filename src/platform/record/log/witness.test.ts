import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { test } from 'node:test'
import { cosigner } from './cosignature.ts'
import { signatureLines } from './note.ts'
import { leafHash } from './tree.ts'
import { formatVkey, parseVkey } from './vkey.ts'
import { cosignatureIn, formatAddCheckpoint, parseAddCheckpoint, parseHeldSize } from './witness.ts'

const { privateKey } = generateKeyPairSync('ed25519')
const { privateKey: otherKey } = generateKeyPairSync('ed25519')
const witness = parseVkey(formatVkey('witness.example/w1', privateKey, 'cosignature/v1'))
const text = 'log.example\n3\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n'
const hash = leafHash(Buffer.from('a'))

// The example of C2SP tlog-witness, "add-checkpoint", cut to one hash.
const example = `old 20852014
PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=

example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
`

void test('a request is read as the specification writes it', () => {
  const { from, proof, checkpoint } = parseAddCheckpoint(example)
  assert.equal(from, 20_852_014)
  assert.equal(proof.length, 1)
  assert.match(checkpoint, /^example\.com\/behind-the-sofa\n20852163\n[^]*\n\n— [^]*=\n$/)
  assert.equal(formatAddCheckpoint({ from, proof, checkpoint }), example)
  assert.equal(
    parseAddCheckpoint(formatAddCheckpoint({ from: 0, proof: [], checkpoint })).checkpoint,
    checkpoint,
  )
})

void test('what is no request is refused', () => {
  const proof = Array.from({ length: 64 }, () => hash)
  for (const body of [
    '',
    'old 1',
    example.replace('old 2', 'old  2'),
    example.replace('old 2', 'old 02'),
    example.replace('old 2', 'old +2'),
    example.replace('aw=', 'aw'),
    example.replace('PlRN', ''),
    example.replaceAll('\n', '\r\n'),
    formatAddCheckpoint({ from: 1, proof, checkpoint: 'x' }),
  ])
    assert.throws(() => parseAddCheckpoint(body), { reason: 'request-malformed' }, body)
  assert.equal(parseHeldSize('12\n'), 12)
  for (const body of ['12', '012\n', '-1\n', '12\n\n', '']) assert.equal(parseHeldSize(body), undefined)
})

void test('of an answer only the witness’s own signature over this text is taken', () => {
  const mine = signatureLines(text, [cosigner('witness.example/w1', privateKey, 1_700_000_000)])
  const others = signatureLines(text, [cosigner('witness.example/w1', otherKey, 1_700_000_000)])
  assert.deepEqual(cosignatureIn(others + mine, text, witness), { line: mine, time: 1_700_000_000 })
  assert.throws(() => cosignatureIn(others, text, witness), { reason: 'note-not-signed' })
  const older = text.replace('\n3\n', '\n2\n')
  assert.throws(() => cosignatureIn(mine, older, witness), { reason: 'note-signature-invalid' })
  // A signature over more than the text, made to look like one over it by a blank line.
  const longer = `${text}\n${others}`
  const moved = `${others}\n${signatureLines(longer, [cosigner('witness.example/w1', privateKey, 1)])}`
  assert.throws(() => cosignatureIn(moved, text, witness), { reason: 'note-malformed' })
  for (const lines of ['', '\n', 'x', mine.trimEnd()])
    assert.throws(() => cosignatureIn(lines, text, witness), { reason: 'note-malformed' })
})
