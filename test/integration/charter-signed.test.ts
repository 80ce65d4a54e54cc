import assert from 'node:assert/strict'
import { generateKeyPairSync, sign } from 'node:crypto'
import { test } from 'node:test'
import { signable } from '../../src/modules/bodies/rules/needs-signature.ts'
import { isRefusal, keyName, type Intention } from '../../src/platform/record/index.ts'
import { openTestHouse, formBody } from '../support/house.ts'

const t = await openTestHouse('empty')
const { recorder } = t.house
const { db } = t.house.database
const name = (en: string) => ({ en })

await t.perform({
  type: 'status.defined',
  body: { code: 'member', name: name('Member'), rights: ['vote'], ordinal: 1 },
})
await t.perform({
  type: 'party.admitted',
  body: { id: 'a', kind: 'think-tank', name: name('Member A'), status: 'member' },
})
await t.perform({
  type: 'body.established',
  body: {
    id: 'council',
    name: name('Council'),
    symbol: 'DC',
    charter: {
      quorum: { share: { numerator: 1, denominator: 2 }, strict: true },
      method: 'recorded-vote',
      majority: { share: { numerator: 1, denominator: 2 }, strict: true, of: 'members' },
      signed: [...signable],
    },
  },
})
await t.perform({ type: 'seat.taken', body: { body: 'council', party: 'a', from: '2020-01-01' } })
const a = await t.person('a', ['propose', 'vote', 'sign', 'report'])
const { privateKey, publicKey } = generateKeyPairSync('ed25519')
const spki = publicKey.export({ type: 'spki', format: 'der' }).toString('base64url')
await t.perform({
  type: 'key.added',
  body: { mandate: a.mandate, key: keyName(spki), alg: 'ed25519', public: spki },
})

const asked: string[] = []

/** The member's act is refused as the host would record it, and counts once the member has signed it. */
async function signed(type: string, body: object, more: Partial<Intention> = {}): Promise<string> {
  const prepared = await recorder.prepare({ type, body, actor: a.actor, ...more })
  if (isRefusal(prepared)) throw new Error(JSON.stringify(prepared))
  const bare = await recorder.submit({ ...prepared, sigs: [] })
  assert.equal(isRefusal(bare) && bare.refused, 'bodies.signature-required', type)
  const signature = sign(null, Buffer.from(prepared.digest, 'base64url'), privateKey).toString('base64url')
  const done = await recorder.submit({
    ...prepared,
    sigs: [{ key: keyName(spki), alg: 'ed25519', sig: { signature } }],
  })
  if (isRefusal(done)) throw new Error(JSON.stringify(done))
  asked.push(type)
  return done.id
}

const said = { disclose: { words: { text: 'So it is.', language: 'en' } } }
const text = (id: string) => ({
  id,
  kind: 'guidelines',
  title: name('Guidelines'),
  authentic: ['en'],
  paragraphs: [{ number: 1, kind: 'operative', text: name('Members act.') }],
  paths: [],
})
const proposal = {
  body: 'council',
  title: name('Guidelines'),
  question: name('Shall it?'),
  acts: [{ type: 'text.adopted', body: text('guidelines') }],
  paths: [],
}
const textId = async (address: string): Promise<string> =>
  (await db.selectFrom('view.text').select('id').where('address', '=', address).executeTakeFirstOrThrow()).id
const promised = { paragraph: 1, title: name('A acts'), paths: [] }

test('every act that a charter can ask a signature for is refused without one', async () => {
  await signed('proposal.withdrawn', { proposal: await signed('proposal.made', proposal) })
  const made = await signed('proposal.made', proposal)
  const ballot = await t.perform({ type: 'ballot.opened', body: { proposal: made, present: ['a'] } })
  await signed('vote.cast', { ballot, choice: 'yes' })
  const decision = await t.perform({ type: 'ballot.closed', body: { ballot } })
  await signed('position.stated', { decision, kind: 'explanation' }, said)
  const commitment = await signed('commitment.accepted', { text: await textId('guidelines'), ...promised })
  await signed('commitment.reported', { commitment, progress: 'in-progress' }, said)
  const evidence = await t.perform({ type: 'text.adopted', body: text('evidence') })
  await signed('commitment.evidence-linked', { commitment, evidence })
  assert.deepEqual([...new Set(asked)].toSorted(), [...signable].toSorted())
})

test('a commitment under a text that no body adopted falls under no charter', async () => {
  await t.perform({
    type: 'commitment.accepted',
    actor: a.actor,
    body: { text: await textId('evidence'), ...promised },
  })
})

test('the page tells a member without a key what the charter asks for, and records nothing', async () => {
  const address = '/en/commitments/accept/guidelines'
  const fields = { paragraph: '1', 'title.en': 'A acts again' }
  const form = await t.ask(address, { method: 'POST', body: formBody(fields), as: a })
  assert.equal(form.status, 303)
  const refused = await t.ask(form.headers.get('location') ?? '', {
    method: 'POST',
    body: formBody({}),
    as: a,
  })
  assert.equal(refused.status, 422)
  assert.match(await refused.text(), /charter asks for the member’s own signature/)
})
