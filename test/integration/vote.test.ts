import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { doJobs } from '../../src/platform/jobs/index.ts'
import { formBody, openTestHouse } from '../support/house.ts'

const t = await openTestHouse()

const name = (en: string) => ({ en })
await t.perform({
  type: 'status.defined',
  body: { code: 'member', name: name('Member'), rights: ['vote'], ordinal: 1 },
})
for (const id of ['a', 'b', 'c'])
  await t.perform({
    type: 'party.admitted',
    body: { id, kind: 'think-tank', name: name(`Member ${id.toUpperCase()}`), status: 'member' },
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
      majority: { share: { numerator: 2, denominator: 3 }, strict: false, of: 'present-and-voting' },
      signed: [],
    },
  },
})
for (const party of ['a', 'b', 'c'])
  await t.perform({ type: 'seat.taken', body: { body: 'council', party, from: '2020-01-01' } })

const delegates = {
  a: await t.person('a', ['propose', 'vote']),
  b: await t.person('b', ['vote']),
  c: await t.person('c', ['vote']),
}

/** Fills a form, follows to the page that says what will be recorded, and records it. */
async function act(path: string, fields: Record<string, string | string[]>, as: (typeof delegates)['a']) {
  const asked = await t.ask(path, { method: 'POST', body: formBody(fields), as })
  if (asked.status !== 303) return asked
  const confirm = asked.headers.get('location') ?? ''
  assert.match(confirm, /^\/en\/acts\//)
  const page = await t.ask(confirm, { as })
  assert.equal(page.status, 200)
  return t.ask(confirm, { method: 'POST', body: formBody({}), as })
}

test('a proposal is made, voted on, adopted, and its page tells the result', async () => {
  const proposed = await act(
    '/en/decisions/propose',
    { body: 'council', 'title.en': 'Guidelines', 'question.en': 'Shall the council adopt the guidelines?' },
    delegates.a,
  )
  assert.equal(proposed.status, 303)
  const year = new Date().getUTCFullYear()
  const address = `/en/decisions/dc-${year}-l1`
  const { id: proposal } = await t.house.database.db
    .selectFrom('view.proposal')
    .select('id')
    .executeTakeFirstOrThrow()
  const ballot = await t.perform({ type: 'ballot.opened', body: { proposal, present: ['a', 'b', 'c'] } })
  for (const [who, choice] of [
    ['a', 'yes'],
    ['b', 'no'],
    ['b', 'yes'],
    ['c', 'abstention'],
  ] as const) {
    const voted = await act(`${address}/vote`, { choice }, delegates[who])
    assert.equal(voted.headers.get('location'), address)
  }
  await t.perform({ type: 'ballot.closed', body: { ballot } })
  const page = await (await t.ask(`/en/decisions/dc-${year}-1`)).text()
  assert.match(page, /2 votes to 0 with 1 abstention/)
  assert.match(page, /required: at least two thirds, 2 of 2/)
  const late = await act(`${address}/vote`, { choice: 'no' }, delegates.a)
  assert.equal(late.status, 422)
  assert.match(await late.text(), /The ballot is closed\./)
})

test('a receipt answers 202 until it is published, then proves the entry', async () => {
  const before = await t.ask('/record/3/receipt')
  assert.ok([200, 202].includes(before.status))
  await t.house.publisher.publish()
  const receipt = await t.ask('/record/3/receipt')
  assert.equal(receipt.status, 200)
  assert.match(await receipt.text(), /^c2sp\.org\/tlog-proof@v1\n/)
})

test('a ballot whose time is over takes no vote, and the host closes it', async () => {
  const proposal = await t.perform({
    type: 'proposal.made',
    body: { body: 'council', title: name('Second'), question: name('Shall it?'), acts: [], paths: [] },
  })
  const closes = new Date(Date.now() + 300).toISOString()
  const ballot = await t.perform({
    type: 'ballot.opened',
    body: { proposal, present: ['a', 'b', 'c'], closes },
  })
  await doJobs(t.house)
  const { db } = t.house.database
  const closed = () =>
    db.selectFrom('view.ballot').select('closed').where('id', '=', ballot).executeTakeFirstOrThrow()
  assert.equal((await closed()).closed, null)
  await setTimeout(350)
  await assert.rejects(
    t.perform({ type: 'vote.cast', actor: delegates.a.actor, body: { ballot, choice: 'yes' } }),
    /ballot-closed/,
  )
  await doJobs(t.house)
  assert.ok((await closed()).closed)
  await doJobs(t.house)
})
