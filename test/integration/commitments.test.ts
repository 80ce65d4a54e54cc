import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bulk, migrations, registry } from '../../src/house.ts'
import { replayBeside } from '../../src/platform/record/replay/index.ts'
import { isRefusal } from '../../src/platform/record/index.ts'
import { formBody, openTestHouse, type Person } from '../support/house.ts'

const t = await openTestHouse('empty')

const name = (en: string) => ({ en })
await t.perform({
  type: 'status.defined',
  body: { code: 'member', name: name('Member'), rights: ['vote'], ordinal: 1 },
})
for (const id of ['a', 'b'])
  await t.perform({
    type: 'party.admitted',
    body: { id, kind: 'think-tank', name: name(`Member ${id.toUpperCase()}`), status: 'member' },
  })
await t.perform({
  type: 'programme.launched',
  body: { id: 'twenty', title: name('Twenty'), about: name('About') },
})
const path = await t.perform({
  type: 'path.opened',
  body: { programme: 'twenty', code: 'green', number: 10, title: name('Green'), aim: name('Aim') },
})
const text = await t.perform({
  type: 'text.adopted',
  body: {
    id: 'guidelines',
    kind: 'guidelines',
    title: name('Guidelines'),
    authentic: ['en'],
    paragraphs: [
      { number: 1, kind: 'preambular', text: name('Recalling the past,') },
      { number: 2, kind: 'operative', text: name('Parties screen projects.') },
      { number: 3, kind: 'operative', text: name('Parties publish grades.') },
    ],
    paths: [path],
  },
})
const officer = await t.perform({
  type: 'text.adopted',
  body: {
    id: 'appointment',
    kind: 'memorandum',
    title: name('Appointment of the officer'),
    authentic: ['en'],
    paragraphs: [{ number: 1, kind: 'operative', text: name('A appoints its officer.') }],
    paths: [],
  },
})
const a = await t.person('a', ['sign', 'report'])
const b = await t.person('b', ['sign', 'report'])
const observer = await t.person('b', ['observe'])

/** Fills a form, follows to the page that says what will be recorded, and records it. */
async function act(address: string, fields: Record<string, string | string[]>, as: Person) {
  const asked = await t.ask(address, { method: 'POST', body: formBody(fields), as })
  if (asked.status !== 303) return asked
  const confirm = asked.headers.get('location') ?? ''
  assert.match(confirm, /^\/en\/acts\//)
  assert.equal((await t.ask(confirm, { as })).status, 200)
  return t.ask(confirm, { method: 'POST', body: formBody({}), as })
}

const page = async (address: string, as?: Person): Promise<string> => {
  // Pages are kept for the public until the record's next checkpoint.
  await t.house.publisher.publish()
  const answer = await t.ask(address, { ...(as && { as }) })
  assert.equal(answer.status, 200, address)
  return answer.text()
}

interface Listed {
  items: { address: string; state: string; overdue: boolean; party: string; id: string }[]
}
const listed = async (query = ''): Promise<Listed['items']> =>
  ((await (await t.ask(`/api/v1/commitments${query}`)).json()) as Listed).items

const day = (offset: number): string =>
  new Date(Date.now() + offset * 24 * 60 * 60 * 1000).toISOString().slice(0, 10)

const accept = '/en/commitments/accept/guidelines'
const promise = { paragraph: '2', 'title.en': 'A names a screening officer', due: day(10), paths: path }

test('a party accepts a commitment under a paragraph, and every page leads to it', async () => {
  assert.match(await page('/en/commitments'), /No party has accepted a commitment yet\./)
  assert.match(await page(`${accept}?paragraph=3`, a), /<option value="3"\s+selected>/)
  const accepted = await act(accept, promise, a)
  assert.equal(accepted.headers.get('location'), '/en/commitments?text=guidelines')
  const one = await page('/en/commitments/c-1')
  assert.match(one, /A names a screening officer/)
  assert.match(one, /Parties screen projects\./)
  assert.match(one, /No report has been made on this commitment/)
  for (const address of [
    '/en/commitments',
    '/en/commitments?path=green',
    '/en/parties/a',
    '/en/texts/guidelines',
  ])
    assert.match(await page(address), /href="\/en\/commitments\/c-1"/, address)
  assert.doesNotMatch(await page('/en/parties/b'), /commitments\/c-1/)
})

test('what does not follow from an operative paragraph of a text is refused', async () => {
  const refused = async (fields: Record<string, string>, as = a) => {
    const answer = await act(accept, { ...promise, ...fields }, as)
    assert.equal(answer.status, 422)
    return answer.text()
  }
  assert.match(await refused({ paragraph: '9' }), /href="#f-paragraph">The text has no paragraph 9\./)
  assert.match(await refused({ paragraph: '1' }), /Paragraph 1 belongs to the preamble/)
  assert.match(
    await refused({ 'title.en': 'Hidden\u0007' }),
    /href="#f-title-en">This holds control characters/,
  )
  assert.match(await refused({ due: 'tomorrow' }), /href="#f-due">/)
  assert.match(await refused({}, observer), /does not include the power/)
  assert.equal((await t.ask('/en/commitments/accept/nothing', { as: a })).status, 404)
  assert.equal((await listed()).length, 1)
})

test('only the responsible party reports and links evidence', async () => {
  for (const [form, fields] of [
    ['report', { progress: 'in-progress', 'words.text': 'Not ours.', 'words.language': 'en' }],
    ['evidence', { evidence: text }],
  ] as const) {
    const answer = await act(`/en/commitments/c-1/${form}`, fields, b)
    assert.equal(answer.status, 422)
    assert.match(await answer.text(), /Only the party itself may do this\./)
  }
  assert.match(await page('/en/commitments/c-1', a), /\/en\/commitments\/c-1\/report/)
  assert.doesNotMatch(await page('/en/commitments/c-1', b), /\/en\/commitments\/c-1\/report/)
})

test('it is reported on, and delivered only with evidence', async () => {
  const report = (progress: string, words: string, more: Record<string, string> = {}) =>
    act('/en/commitments/c-1/report', { progress, 'words.text': words, 'words.language': 'fr', ...more }, a)
  assert.equal((await report('in-progress', 'La personne est pressentie.')).status, 303)
  const going = await page('/en/commitments/c-1')
  assert.match(going, /In progress/)
  assert.match(going, /lang="fr" dir="ltr">La personne est pressentie\./)
  const bare = await report('delivered', 'C’est fait.')
  assert.equal(bare.status, 422)
  const again = await bare.text()
  assert.match(again, /“Delivered” needs evidence/)
  assert.match(again, /C’est fait\./, 'what was typed is kept')
  const [one] = await listed()
  const linked = (evidence: string) =>
    t.house.recorder.perform({
      type: 'commitment.evidence-linked',
      body: { commitment: one?.id, evidence },
      actor: a.actor,
    })
  const own = await linked(text)
  assert.ok(isRefusal(own) && own.refused === 'commitments.not-evidence')
  const unknown = crypto.randomUUID()
  for (const [type, more] of [
    ['commitment.evidence-linked', { evidence: unknown }],
    ['commitment.reported', { progress: 'in-progress', evidence: [officer, unknown] }],
  ] as const) {
    const answer = await t.ask('/api/v1/acts/prepare', {
      method: 'POST',
      body: JSON.stringify({
        type,
        body: { commitment: one?.id, ...more },
        disclose: { words: { text: 'Fait.', language: 'fr' } },
      }),
      headers: { 'content-type': 'application/json' },
      as: a,
    })
    assert.equal(answer.status, 422)
    const { reason, field } = (await answer.json()) as { reason: string; field: string }
    assert.deepEqual([reason, field], ['commitments.no-such-evidence', 'evidence'])
  }
  const form = await act('/en/commitments/c-1/evidence', { evidence: unknown }, a)
  assert.equal(form.status, 422)
  assert.match(await form.text(), /href="#f-evidence">There is no such act on the record/)
  assert.ok(!isRefusal(await linked(officer)))
  const twice = await linked(officer)
  assert.ok(isRefusal(twice) && twice.refused === 'commitments.already-linked')
  assert.equal((await report('delivered', 'C’est fait.')).status, 303)
  const done = await page('/en/commitments/c-1')
  assert.match(done, /Delivered/)
  assert.match(done.slice(done.indexOf('id="evidence"')), /href="\/en\/texts\/appointment"/)
  assert.match(await page('/en/texts/appointment'), /href="\/en\/commitments\/c-1"/)
  assert.equal((await listed())[0]?.state, 'delivered')
  const data = (await (await t.ask('/api/v1/commitments/c-1')).json()) as {
    reports: { progress: string }[]
    evidence: { act: string }[]
  }
  assert.deepEqual(
    data.reports.map(({ progress }) => progress),
    ['in-progress', 'delivered'],
  )
  assert.deepEqual(
    data.evidence.map((link) => link.act),
    [officer],
  )
})

test('what is not delivered is overdue from the day after its due day on, and never before', async () => {
  await act(accept, { paragraph: '3', 'title.en': 'B publishes its grades', due: day(5) }, b)
  const overdue = async (asof: string) =>
    (await listed(`?asof=${asof}`)).map((one) => [one.address, one.overdue])
  assert.deepEqual(await overdue(day(5)), [
    ['c-1', false],
    ['c-2', false],
  ])
  assert.deepEqual(await overdue(day(6)), [
    ['c-1', false],
    ['c-2', true],
  ])
  assert.deepEqual(await overdue(day(60)), [
    ['c-1', false],
    ['c-2', true],
  ])
  assert.deepEqual(await overdue(day(-1)), [], 'nothing had been accepted by then')
  const late = await page(`/en/commitments?asof=${day(60)}`)
  assert.match(
    late,
    /1<\/a> delivered, <a href="[^"]*overdue=yes"\s*>1<\/a> overdue, <a href="[^"]*"\s*>1<\/a> without a report/,
  )
  assert.match(late, /Overdue/)
  const only = await page(`/en/commitments?asof=${day(60)}&overdue=yes`)
  assert.doesNotMatch(only, /href="\/en\/commitments\/c-1"/)
  assert.match(only, /href="\/en\/commitments\/c-2"/)
})

test('the list is narrowed by party, text and state, and is a file', async () => {
  const addresses = async (query: string) => (await listed(query)).map(({ address }) => address)
  assert.deepEqual(await addresses('?party=b'), ['c-2'])
  assert.deepEqual(await addresses('?state=no-report'), ['c-2'])
  assert.deepEqual(await addresses('?path=green'), ['c-1'])
  assert.deepEqual(await addresses('?path=none'), [])
  assert.deepEqual(await addresses('?text=guidelines'), ['c-1', 'c-2'])
  const texts = async (code: string) =>
    ((await (await t.ask(`/api/v1/texts?path=${code}`)).json()) as { items: unknown[] }).items.length
  assert.deepEqual([await texts('green'), await texts('none')], [1, 0])
  assert.equal((await t.ask(`/en/decisions?path=${path}`)).status, 200)
  const csv = await (await t.ask('/en/commitments.csv?party=a')).text()
  assert.equal(csv.trim().split('\n').length, 2)
  assert.match(csv, /c-1,A names a screening officer,a,/)
  for (const unknown of ['c-3', 'c-01', '1'])
    assert.equal((await t.ask(`/en/commitments/${unknown}`)).status, 404)
})

test('replay gives the same texts, commitments, reports, evidence and links', async () => {
  const differing: string[] = []
  const seen: string[] = []
  const { database, files } = t.house
  await replayBeside(database, { registry, migrations, bulk, files }, ({ table, differs }) => {
    seen.push(table)
    if (differs) differing.push(`${table}: ${differs}`)
  })
  assert.deepEqual(differing, [])
  for (const table of ['view.text', 'view.paragraph', 'view.commitment_evidence', 'view.ref'])
    assert.ok(seen.includes(table), `${table} was compared`)
})
