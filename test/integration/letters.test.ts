import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bulk, migrations, registry } from '../../src/house.ts'
import { replayBeside } from '../../src/platform/record/replay/index.ts'
import { formBody, openTestHouse, type Person } from '../support/house.ts'

const t = await openTestHouse()
const { db } = t.house.database
await t.perform({
  type: 'status.defined',
  body: { code: 'member', name: { en: 'Member' }, rights: [], ordinal: 1 },
})
for (const id of ['a', 'b'])
  await t.perform({
    type: 'party.admitted',
    body: {
      id,
      kind: 'think-tank',
      // In Arabic b comes before a.
      name: { en: `Party ${id}`, ar: id === 'a' ? 'ياء' : 'ألف' },
      status: 'member',
    },
  })
const secretary = await t.person('secretariat', ['secretary'])
const [a, b] = [await t.person('a', ['administer']), await t.person('b', ['administer'])]

const at = (response: Response): string => response.headers.get('location') ?? ''
const text = async (path: string, as: Person) => (await t.ask(path, { as })).text()

/** Describes party a by the form, with or without a letter. */
function describe(as: Person, letter?: string, more: Record<string, string> = {}) {
  const form = new FormData()
  for (const [name, value] of Object.entries({ 'name.en': 'Party A of the letter', ...more }))
    form.set(name, value)
  if (letter !== undefined) form.set('letter', new File([letter], 'letter.pdf'))
  return t.ask('/en/parties/a/describe?for=a', { method: 'POST', body: form, as })
}

const path = '/en/parties/a/describe?for=a'

test('a form for a member asks for its letter, and is not taken without', async () => {
  assert.match(await text(path, secretary), /recorded in the name of Party a, on its written instruction/)
  const refused = await describe(secretary)
  assert.equal(refused.status, 422)
  const page = await refused.text()
  assert.match(page, /Choose the file of the signed letter/)
  assert.match(page, /Party A of the letter/)
})

test('a form on a letter is taken from nobody but a secretary, in no other name either', async () => {
  const page = await text(path, a)
  assert.doesNotMatch(page, /written instruction/)
  assert.match(page, /you do not act for the secretariat now.* it is in the name of Party a\./)
  assert.doesNotMatch(page, /Act for/, 'nobody is offered a mandate that is not theirs')
  const refused = await describe(a, 'forged')
  assert.equal(refused.status, 422)
  const again = await refused.text()
  assert.match(again, /value="Party A of the letter"/)
  assert.match(again, /action="\/en\/parties\/a\/describe"/)
})

test('a letter that was given is kept while the form is put right', async () => {
  const refused = await describe(secretary, 'the letter', { website: 'not a site' })
  assert.equal(refused.status, 422)
  const kept = /name="letter\.kept" value="([0-9a-f]{64})"/.exec(await refused.text())?.[1] ?? ''
  assert.notEqual(kept, '')
  assert.equal((await describe(secretary, undefined, { 'letter.kept': kept })).status, 303)
})

test('the act is the member’s, by the secretary’s mandate; the member sees it, reads the letter and contests', async () => {
  const asked = await describe(secretary, 'the letter itself')
  assert.match(await text(at(asked), secretary), /on the member’s written instruction/)
  await t.ask(at(asked), { method: 'POST', body: formBody({}), as: secretary })
  const { act_id, index, bytes } = await db
    .selectFrom('record.entry')
    .select(['act_id', 'index', 'bytes'])
    .orderBy('index', 'desc')
    .executeTakeFirstOrThrow()
  const { act, sigs } = JSON.parse(bytes.toString()) as {
    act: { actor: { party: string }; instruction: { mandate: string } }
    sigs: unknown[]
  }
  assert.deepEqual(act.actor, { party: 'a' })
  assert.equal(act.instruction.mandate, secretary.mandate)
  assert.deepEqual(sigs, [])

  assert.match(await text('/en/desk', a), /Recorded on your written instruction/)
  assert.doesNotMatch(await text('/en/desk', b), /Recorded on your written instruction/)
  const letter = await t.ask(`/en/record/letters/${act_id}`, { as: a })
  assert.equal(await letter.text(), 'the letter itself')
  assert.equal((await t.ask(`/en/record/letters/${act_id}`, { as: b })).status, 404)

  const contest = `/en/record/${index}/contest`
  const body = formBody({ 'reason.text': 'We wrote no letter.', language: 'en' })
  const byOther = await t.ask(contest, { method: 'POST', body, as: b })
  assert.equal(byOther.status, 422)
  const asSecretary = await t.ask(`${contest}?for=a`, { method: 'POST', body: formBody({}), as: secretary })
  assert.equal(asSecretary.status, 422)
  const held = await t.ask(contest, { method: 'POST', body, as: a })
  assert.equal(
    at(await t.ask(at(held), { method: 'POST', body: formBody({}), as: a })),
    `/en/record/${index}`,
  )
  const page = await text(`/en/record/${index}`, b)
  assert.match(page, /recorded by the secretariat on the member’s written instruction/)
  assert.match(page, new RegExp(`contests act ${index}: it was not on its instruction`))
  assert.match(await text('/en/desk', a), /Contested/)
  const twice = await t.ask(contest, { method: 'POST', body, as: a })
  assert.equal(twice.status, 422)
  assert.match(await twice.text(), /has contested this act before/)
})

test('on a letter nobody becomes the secretariat', async () => {
  const form = new FormData()
  form.set('name.en', 'Status')
  form.set('letter', new File(['x'], 'x.pdf'))
  const refused = await t.ask('/en/secretariat/statuses?for=a', { method: 'POST', body: form, as: secretary })
  assert.equal(refused.status, 422)
  assert.match(await refused.text(), /Only the secretariat may do this/)
})

/** The parties offered to whoever opens a form, in their order, as `identifier name`. */
async function offered(path: string, as = secretary): Promise<string[]> {
  const [, select = ''] = /<select[^>]*name="for"[^>]*>([\s\S]*?)<\/select>/.exec(await text(path, as)) ?? []
  return [...select.matchAll(/<option value="([^"]+)"[^>]*>([^<]*)/g)].map(
    ([, id, label]) => `${id} ${label}`,
  )
}

test('a form offers the parties that could perform its act, in the reader’s language and its alphabet', async () => {
  for (const id of ['council', 'steering'])
    await t.perform({
      type: 'body.established',
      body: {
        id,
        name: { en: id },
        symbol: id.slice(0, 4).toUpperCase(),
        charter: {
          quorum: { share: { numerator: 1, denominator: 2 }, strict: false },
          method: 'consensus',
          majority: { share: { numerator: 1, denominator: 2 }, strict: true, of: 'present-and-voting' },
          signed: [],
        },
      },
    })
  await t.perform({ type: 'seat.taken', body: { body: 'council', party: 'b', from: '2020-01-01' } })
  await t.perform({
    type: 'text.adopted',
    body: {
      id: 'guidelines',
      kind: 'guidelines',
      title: { en: 'Guidelines' },
      authentic: ['en'],
      paragraphs: [{ number: 1, kind: 'operative', text: { en: 'Parties act.' } }],
      paths: [],
    },
  })
  const accept = 'commitments/accept/guidelines?paragraph=1'
  assert.deepEqual(await offered(`/en/${accept}`), ['a Party A of the letter', 'b Party b'])
  assert.deepEqual(await offered(`/ar/${accept}`), ['b ألف', 'a Party A of the letter'])
  assert.deepEqual(await offered('/en/decisions/propose'), ['b Party b'])
  assert.deepEqual(await offered('/en/parties/b/describe'), ['b Party b'])
  assert.deepEqual(await offered('/en/parties/b/people/grant'), ['b Party b'])
  for (const path of ['/en/parties/admit', '/en/secretariat/people/grant', '/en/parties/a/describe?for=a'])
    assert.deepEqual(await offered(path), [], path)
  assert.deepEqual(await offered('/en/parties/a/describe', a), [], 'for nobody but a secretary')
})

test('an act that is never the secretariat’s own begins with whose letter it is', async () => {
  const accept = '/en/commitments/accept/guidelines'
  const page = await text(`${accept}?paragraph=1`, secretary)
  assert.match(page, /Which member wrote\?/)
  assert.match(page, /name="paragraph" value="1"/)
  assert.doesNotMatch(page, /<form[^>]*method="post"[^>]*accept/)
  assert.match(await text(`${accept}?paragraph=1&for=b`, secretary), /recorded in the name of Party b/)
})

test('replay builds the same views again', async () => {
  const differ: string[] = []
  const rules = { registry, migrations, bulk, files: t.house.files }
  await replayBeside(t.house.database, rules, ({ table, differs }) => {
    if (differs) differ.push(`${table}: ${differs}`)
  })
  assert.deepEqual(differ, [])
})
