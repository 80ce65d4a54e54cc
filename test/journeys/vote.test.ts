import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import type { Locator, Page } from 'playwright-core'
import { invite } from '../../src/platform/identity/index.ts'
import { parseEntry, verifyTlogProof } from '../../src/platform/record/log/index.ts'
import { newPerson } from '../support/browser.ts'
import { serveTestHouse } from '../support/listening.ts'

const t = await serveTestHouse('empty')
const name = (en: string, ar: string) => ({ en, ar })

await t.perform({
  type: 'status.defined',
  body: { code: 'member', name: name('Member', 'عضو'), rights: ['vote'], ordinal: 1 },
})
for (const [id, en, ar] of [
  ['a', 'Member A', 'العضو أ'],
  ['b', 'Member B', 'العضو ب'],
] as const)
  await t.perform({
    type: 'party.admitted',
    body: { id, kind: 'think-tank', name: name(en, ar), status: 'member' },
  })
await t.perform({
  type: 'body.established',
  body: {
    id: 'council',
    name: name('Council', 'المجلس'),
    symbol: 'DC',
    charter: {
      quorum: { share: { numerator: 1, denominator: 2 }, strict: false },
      method: 'recorded-vote',
      majority: { share: { numerator: 1, denominator: 2 }, strict: true, of: 'present-and-voting' },
      signed: ['vote.cast'],
    },
  },
})
for (const party of ['a', 'b'])
  await t.perform({ type: 'seat.taken', body: { body: 'council', party, from: '2020-01-01' } })
const proposal = await t.perform({
  type: 'proposal.made',
  body: {
    body: 'council',
    title: name('Guidelines', 'مبادئ توجيهية'),
    question: name('Shall the council adopt the guidelines?', 'هل يعتمد المجلس المبادئ التوجيهية؟'),
    acts: [],
    paths: [],
  },
})
const ballot = await t.perform({ type: 'ballot.opened', body: { proposal, present: ['a', 'b'] } })
const address = `decisions/dc-${new Date().getUTCFullYear()}-l1`

/** An invited delegate, who takes the invitation with a passkey. */
async function delegateOf(party: string): Promise<Page> {
  const mandate = await t.perform({
    type: 'mandate.granted',
    body: { party, powers: ['vote'], from: '2020-01-01' },
    disclose: { person: { name: `Delegate of ${party}` } },
  })
  const secret = await invite(t.house.database.db, { mandate, name: `Delegate of ${party}` })
  const { page } = await newPerson(t.origin)
  await page.goto(`/en/invitations/${secret}`)
  await page.getByRole('button', { name: 'Make a passkey' }).click()
  await page.waitForURL('**/en/desk')
  return page
}

/** Waits until script has put something into a field. */
async function filled(field: Locator): Promise<void> {
  for (let tries = 0; (await field.inputValue()) === '' && tries < 200; tries++) await setTimeout(25)
}

async function vote(page: Page, choice: string): Promise<void> {
  await page.goto(`/en/${address}/vote`)
  await filled(page.locator('input[name=seen]'))
  await page.getByRole('button', { name: choice }).click()
  await page.getByRole('button', { name: 'Sign and record' }).click()
  await page.waitForURL(`**/en/${address}`)
}

test('a delegate signs a vote with a passkey, and its receipt proves it', async () => {
  const page = await delegateOf('a')
  await vote(page, 'Against')
  await vote(page, 'In favour')
  const cast = await t.house.database.db
    .selectFrom('view.vote')
    .innerJoin('record.entry', 'record.entry.act_id', 'view.vote.act_id')
    .select(['choice', 'signed', 'record.entry.index', 'record.entry.bytes'])
    .executeTakeFirstOrThrow()
  assert.equal(cast.choice, 'yes')
  assert.equal(cast.signed, true)
  const entry = parseEntry(cast.bytes)
  assert.equal(entry.sigs[0]?.alg, 'webauthn-es256')
  assert.ok((entry.act.seen?.size ?? 0) > 0, 'the device verified a head of the record before it acted')

  await t.house.publisher.publish()
  const receipt = await (await fetch(`${t.origin}/record/${cast.index}/receipt`)).text()
  const vkey = (await (await fetch(`${t.origin}/record/key`)).text()).trim()
  assert.equal(verifyTlogProof(receipt, cast.bytes, vkey).index, cast.index)
  const changed = Buffer.from(cast.bytes)
  changed[40] = (changed[40] ?? 0) ^ 1
  assert.throws(() => verifyTlogProof(receipt, changed, vkey))
})

test('without a passkey the charter refuses the vote, in the reader’s language', async () => {
  const b = await t.person('b', ['vote'])
  const asked = await t.ask(`/ar/${address}/vote`, {
    method: 'POST',
    body: new URLSearchParams({ choice: 'yes' }),
    as: b,
  })
  const confirm = asked.headers.get('location') ?? ''
  const refused = await t.ask(confirm, { method: 'POST', body: new URLSearchParams(), as: b })
  assert.equal(refused.status, 422)
  assert.match(await refused.text(), /<html lang="ar"\s+dir="rtl">/)
  const { rows } = await t.house.database.pool.query('select 1 from view.vote where party = $1', ['b'])
  assert.equal(rows.length, 0)
})

test('the decision page tells result and rule, in English and Arabic', async () => {
  await t.perform({ type: 'ballot.closed', body: { ballot } })
  const { page } = await newPerson(t.origin)
  await page.goto(`/en/decisions/dc-${new Date().getUTCFullYear()}-1`)
  await page.getByText('1 vote to 0 with no abstention').waitFor()
  assert.equal(await page.getByRole('link', { name: 'signed by the member' }).count(), 1)
  await page.locator('details.lang summary').click()
  await page.getByRole('link', { name: 'العربية' }).click()
  await page.waitForURL('**/ar/decisions/*')
  assert.equal(await page.locator('html').getAttribute('dir'), 'rtl')
  await page.getByText('العضو أ').first().waitFor()
})
