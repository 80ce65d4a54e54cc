import assert from 'node:assert/strict'
import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { test } from 'node:test'
import { keyName } from '../acts/keys.ts'
import { newId } from '../ids.ts'
import { actDigest, type Act, type Entry } from '../log/index.ts'
import { Broken } from './broken.ts'
import { History } from './history.ts'

const origin = 'example.org/record/1'
const person = 'a'.repeat(64)
const mandate = newId()
const { privateKey, publicKey } = generateKeyPairSync('ed25519')
const spki = publicKey.export({ type: 'spki', format: 'der' }).toString('base64url')
const host = { party: 'secretariat' }
const member = { party: 'kz', person, mandate }

const entry = (
  given: Partial<Act> & { type: string },
  key?: KeyObject,
  recorded = '2026-03-01T00:00:00.000Z',
): Entry => {
  const act: Act = { id: newId(), at: recorded, actor: host, body: {}, commit: {}, refs: [], ...given }
  const signature = key && sign(null, actDigest(origin, act), key).toString('base64url')
  const sigs = signature ? [{ key: keyName(spki), alg: 'ed25519' as const, sig: { signature } }] : []
  return { v: 1, act, recorded, sigs }
}

const granted = entry({
  type: 'mandate.granted',
  id: mandate,
  body: { party: 'kz', powers: ['vote'], from: '2026-01-01', to: '2026-12-31' },
  commit: { person },
})
const added = entry({
  type: 'key.added',
  body: { mandate, key: keyName(spki), alg: 'ed25519', public: spki },
})
const vote = entry({ type: 'vote.cast', actor: member, body: { choice: 'yes' } }, privateKey)

/** Follows the entries; the fault that the last one is found to have, if any. */
function follow(...entries: Entry[]): { history: History; fault?: string } {
  const history = new History(origin)
  const last = entries.length - 1
  for (const [index, one] of entries.entries())
    try {
      history.add(index, one)
    } catch (error) {
      if (!(error instanceof Broken) || index !== last) throw error
      return { history, fault: `${error.where} ${error.message}` }
    }
  return { history }
}

test('acts are counted by whose they are', () => {
  const letter = { letter: 'b'.repeat(64), mandate }
  const { history, fault } = follow(
    granted,
    added,
    vote,
    entry({ type: 'vote.cast', actor: member, instruction: letter }),
  )
  assert.equal(fault, undefined)
  assert.deepEqual([history.signed, history.byHost, history.byInstruction], [1, 2, 1])
})

test('a signature holds only by a key that the mandate has at that entry', () => {
  assert.match(follow(granted, vote).fault ?? '', /^entry 1 is signed by a key that is not its mandate’s/)
  const revoked = entry({ type: 'key.revoked', body: { mandate, key: keyName(spki) } })
  assert.match(follow(granted, added, revoked, vote).fault ?? '', /^entry 3 is signed by a key/)
  const other: Entry = { ...vote, act: { ...vote.act, body: { choice: 'no' } } }
  assert.match(follow(granted, added, other).fault ?? '', /^entry 2 has a signature that does not hold/)
})

test('an act is by the person and party of a mandate that is in force', () => {
  const by = (given: Partial<Act>, recorded?: string) =>
    follow(granted, entry({ type: 'vote.cast', actor: member, ...given }, undefined, recorded)).fault ?? ''
  assert.equal(by({}), '')
  assert.match(by({ actor: { ...member, party: 'uz' } }), /not by the person or the party/)
  assert.match(by({ actor: { ...member, person: 'c'.repeat(64) } }), /not by the person or the party/)
  assert.match(by({ actor: { ...member, mandate: newId() } }), /nobody granted/)
  assert.match(by({}, '2027-01-01T00:00:00.000Z'), /not in force/)
  const ended = entry({ type: 'mandate.revoked', body: { party: 'kz', mandate } })
  assert.match(
    follow(granted, ended, entry({ type: 'vote.cast', actor: member })).fault ?? '',
    /not in force/,
  )
})
