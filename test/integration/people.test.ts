import assert from 'node:assert/strict'
import { once } from 'node:events'
import { after, test } from 'node:test'
import { SMTPServer } from 'smtp-server'
import { formBody, openTestHouse, type Person } from '../support/house.ts'

const letters: string[] = []
const smtp = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  onData: (stream, _session, done) => {
    let text = ''
    stream.on('data', (chunk: Buffer) => (text += chunk.toString()))
    stream.on('end', () => {
      letters.push(text.replaceAll(/=\r\n/g, '').replaceAll('=3D', '='))
      done()
    })
  },
})
smtp.listen(0)
await once(smtp.server, 'listening')
const { port } = smtp.server.address() as { port: number }
after(() => smtp.close())

const t = await openTestHouse('empty', { SMTP_URL: `smtp://127.0.0.1:${port}` })
const { db } = t.house.database
await t.perform({
  type: 'status.defined',
  body: { code: 'member', name: { en: 'Member' }, rights: [], ordinal: 1 },
})
for (const id of ['own', 'other'])
  await t.perform({
    type: 'party.admitted',
    body: { id, kind: 'think-tank', name: { en: `Party ${id}` }, status: 'member' },
  })

const administrator = await t.person('own', ['administer'])
const delegate = await t.person('own', ['vote'])
const secretary = await t.person('secretariat', ['secretary'])

const post = (path: string, fields: Record<string, string | string[]>, as?: Person) =>
  t.ask(path, { method: 'POST', body: formBody(fields), ...(as && { as }) })
const at = (response: Response): string => response.headers.get('location') ?? ''

/** Grants a mandate by the form and returns the address of its page. */
async function grant(
  as: Person,
  fields: Record<string, string | string[]> = {},
  list = '/en/parties/own/people',
) {
  const asked = await post(
    `${list}/grant`,
    {
      'person.name': 'Amina Diallo',
      'person.email': '',
      powers: ['vote', 'propose'],
      from: '2020-01-01',
      to: '',
      ...fields,
    },
    as,
  )
  assert.equal(asked.status, 303, await asked.clone().text())
  const done = await post(at(asked), {}, as)
  return at(done)
}

/** The link that an invitation page shows once. */
const linkIn = (page: string): string => /(\/en\/invitations\/[\w-]+)/.exec(page)?.[1] ?? ''
const invite = async (person: string, as: Person) =>
  linkIn(await (await post(`${person}/invite`, { how: 'link' }, as)).text())

test('an administrator grants a mandate, hands on the link, and the person comes in', async () => {
  const person = await grant(administrator)
  assert.match(person, /^\/en\/parties\/own\/people\/[0-9a-f-]{36}$/)
  const before = await (await t.ask(person, { as: administrator })).text()
  assert.match(before, /Amina Diallo holds a mandate for Party own and has not yet been invited\./)
  const link = await invite(person, administrator)
  const page = await (await t.ask(person, { as: administrator })).text()
  assert.match(page, /has not yet taken up the invitation/)
  assert.equal(linkIn(page), '', 'the link is shown once')
  const taken = await post(`${link}/without`, {})
  assert.equal(at(taken), '/en/desk')
  const cookie = (taken.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  const desk = await (await t.ask('/en/desk', { headers: { cookie } })).text()
  assert.match(desk, /Amina Diallo acts for: Party own\./)
  assert.match(
    await (await t.ask('/en/parties/own/people', { as: administrator })).text(),
    /signed in, without a passkey/,
  )
})

test('a link is good once, and a new one kills those before', async () => {
  const person = await grant(administrator)
  const [first, second] = [await invite(person, administrator), await invite(person, administrator)]
  assert.equal((await t.ask(first)).status, 410)
  assert.equal((await t.ask(second)).status, 200)
  assert.equal((await post(`${second}/without`, {})).status, 303)
  const again = await post(`${second}/without`, {})
  assert.equal(again.status, 410)
  assert.match(await again.text(), /It was used, it has expired, or it was never given out\./)
})

test('an expired link leads nowhere', async () => {
  const person = await grant(administrator)
  const link = await invite(person, administrator)
  await db
    .updateTable('own.invitation')
    .set({ expires: '2020-01-01T00:00:00Z' })
    .where('used', 'is', null)
    .execute()
  assert.equal((await t.ask(link)).status, 410)
  assert.match(await (await t.ask(person, { as: administrator })).text(), /the invitation has expired/)
})

test('where mail can be sent, the invitation goes out by mail', async () => {
  const person = await grant(administrator, { 'person.email': 'amina@example.org' })
  const sent = await (await post(`${person}/invite`, { how: 'mail' }, administrator)).text()
  assert.match(sent, /on its way to/)
  assert.equal(linkIn(sent), '', 'a link that was sent is not shown as well')
  await t.house.mailer.deliver()
  const letter = letters.at(-1) ?? ''
  assert.match(letter, /To: amina@example\.org/)
  assert.equal((await t.ask(linkIn(letter))).status, 200)
})

test('a revoked mandate takes its open link and its open session with it', async () => {
  const person = await grant(administrator)
  const link = await invite(person, administrator)
  const asked = await post(`${person}/revoke`, {}, administrator)
  await post(at(asked), {}, administrator)
  assert.equal((await t.ask(link)).status, 410)
  const gone = await t.person('own', ['administer'])
  assert.equal((await t.ask('/en/parties/own/people', { as: gone })).status, 200)
  await t.perform({ type: 'mandate.revoked', body: { party: 'own', mandate: gone.mandate } })
  assert.equal((await t.ask('/en/parties/own/people', { as: gone })).status, 403)
  assert.match(await (await post(`${person}/invite`, {}, administrator)).text(), /This mandate is over/)
})

test('administrators reach their own party alone, delegates none, secretaries all', async () => {
  assert.equal((await t.ask('/en/parties/other/people', { as: administrator })).status, 403)
  assert.equal((await t.ask('/en/secretariat/people', { as: administrator })).status, 403)
  assert.equal((await t.ask('/en/parties/own/people', { as: delegate })).status, 403)
  assert.equal((await t.ask('/en/parties/own/people')).status, 303)
  assert.match(await grant(secretary, {}, '/en/parties/other/people'), /^\/en\/parties\/other\/people\//)
  assert.match(
    await grant(secretary, { powers: ['secretary'] }, '/en/secretariat/people'),
    /^\/en\/secretariat\/people\//,
  )
  const asSecretary = await post(
    '/en/parties/own/people/grant',
    { 'person.name': 'X', powers: ['secretary'], from: '2020-01-01' },
    administrator,
  )
  assert.equal(asSecretary.status, 422)
})

test('inviting another’s address is no way into that one’s account', async () => {
  await db
    .updateTable('own.account')
    .set({ email: 'chief@secretariat.example' })
    .where('id', '=', secretary.account)
    .execute()
  const person = await grant(administrator, { 'person.email': 'Chief@secretariat.example' })
  const link = await invite(person, administrator)
  const page = await (await t.ask(link)).text()
  assert.match(page, /Sign in to it first/)
  for (const way of ['without', 'passkey'])
    assert.equal((await post(`${link}/${way}`, { credential: '{}' })).headers.get('set-cookie'), null)
  assert.equal(
    (await post(`${link}/here`, {}, administrator)).status,
    410,
    'nor for somebody else who is signed in',
  )
  // The owner, signed in, takes it.
  assert.match(await (await t.ask(link, { as: secretary })).text(), /With this account/)
  assert.equal(at(await post(`${link}/here`, {}, secretary)), '/en/desk')
  const again = await (await post(`${person}/invite`, { how: 'link' }, administrator)).text()
  assert.match(again, /also acts for others; only the secretariat/)
  assert.equal(linkIn(again), '')
})

test('what was typed is kept when a form is refused, and names are never markup', async () => {
  const response = await post(
    '/en/parties/own/people/grant',
    {
      'person.name': '<b>Eve</b>\u202Eevil',
      'person.email': 'not-an-address',
      powers: ['vote'],
      from: '2020-01-02',
      to: '2019-01-01',
    },
    administrator,
  )
  assert.equal(response.status, 422)
  const page = await response.text()
  assert.match(page, /&lt;b&gt;Eve&lt;\/b&gt;/)
  assert.doesNotMatch(page, /<b>Eve/)
  assert.match(page, /value="not-an-address"/)
  assert.match(page, /direction overrides/)
})

test('one party is admitted, described by its administrator, and its status changed, by forms', async () => {
  const confirm = async (asked: Response, as: Person) => {
    assert.equal(asked.status, 303, await asked.clone().text())
    return at(await post(at(asked), {}, as))
  }
  const admitted = await confirm(
    await post(
      '/en/parties/admit',
      {
        'name.en': 'New Institute',
        kind: 'think-tank',
        status: 'member',
        website: 'new.example.org',
        identifiers: 'ror:05dxps055',
        'focalPoint.name': 'Hidden Person',
      },
      secretary,
    ),
    secretary,
  )
  assert.equal(admitted, '/en/parties/new-institute')
  const owner = await t.person('new-institute', ['administer'])
  const form = await (await t.ask('/en/parties/new-institute/describe', { as: owner })).text()
  assert.match(form, /value="https:\/\/new\.example\.org\/"/)
  assert.doesNotMatch(form, /name="kind"/)
  await confirm(
    await post('/en/parties/new-institute/describe', { 'name.en': 'Newer Institute' }, owner),
    owner,
  )
  const page = await (await t.ask('/en/parties/new-institute')).text()
  assert.match(page, /Newer Institute/)
  assert.doesNotMatch(page, /Hidden Person/)
  const wrong = await post(
    '/en/parties/admit',
    { 'name.en': 'X', kind: 'think-tank', status: 'member', id: 'own', website: 'javascript:alert(1)' },
    secretary,
  )
  assert.equal(wrong.status, 422)
  await confirm(
    await post('/en/secretariat/statuses', { 'name.en': 'Observer', rights: ['attend'] }, secretary),
    secretary,
  )
  await confirm(
    await post('/en/parties/new-institute/status', { status: 'observer', from: '2024-01-01' }, secretary),
    secretary,
  )
  await t.house.publisher.publish()
  assert.match(await (await t.ask('/en/parties/new-institute')).text(), /Observer since 1 January 2024/)
})

test('a mechanism is set up by forms: its name, a body, a seat, a chair', async () => {
  const confirm = async (path: string, fields: Record<string, string | string[]>) => {
    const asked = await post(path, fields, secretary)
    assert.equal(asked.status, 303, await asked.clone().text())
    return at(await post(at(asked), {}, secretary))
  }
  await confirm('/en/secretariat/mechanism', {
    'name.en': 'Test Mechanism',
    'description.en': 'For tests.',
    languages: ['en', 'fr'],
  })
  const body = await confirm('/en/bodies/establish', {
    'name.en': 'Council',
    symbol: 'dc',
    id: 'council',
    'quorum.share': '1/2',
    'quorum.strict': 'yes',
    method: 'recorded-vote',
    'majority.share': '2/3',
    'majority.strict': 'no',
    'majority.of': 'present-and-voting',
    signed: ['vote.cast'],
  })
  assert.equal(body, '/en/bodies/council')
  await confirm('/en/bodies/council/take', { party: 'own', from: '2024-01-01' })
  await confirm('/en/bodies/council/fill', { party: 'own', post: 'chair', from: '2024-01-01' })
  assert.match(await (await t.ask('/en/bodies/council')).text(), /1 member; Party own chairs\./)
  await confirm('/en/bodies/council/leave', { party: 'own', to: '2024-02-01' })
  await t.house.publisher.publish()
  assert.match(await (await t.ask('/en/bodies/council')).text(), /No member/)
  const overview = await (await t.ask('/en/secretariat', { as: secretary })).text()
  assert.match(overview, /Test Mechanism/)
  const bad = await post(
    '/en/bodies/establish',
    { 'name.en': 'X', symbol: 'X', id: 'x', 'quorum.share': '3/2' },
    secretary,
  )
  assert.equal(bad.status, 422)
  assert.match(await bad.text(), /a fraction that is not more than the whole/)
})

test('a test message goes out, and what a server refuses is listed', async () => {
  assert.equal((await post('/en/secretariat/mail', { email: 'chief@example.org' }, secretary)).status, 303)
  assert.match(letters.at(-1) ?? '', /can send e-mail to this address/)
  await t.house.mailer.deliver()
  // Links and codes do not outlive their message.
  const kept = await db.selectFrom('own.mail').select('words').where('sent', 'is not', null).execute()
  assert.ok(kept.length > 0 && kept.every(({ words }) => words === ''))
  await db
    .insertInto('own.mail')
    .values({
      recipient: 'nobody@example.invalid',
      subject: 'S',
      words: 'W',
      tries: 6,
      fault: '550 no such user',
    })
    .execute()
  const page = await (await t.ask('/en/secretariat/mail', { as: secretary })).text()
  assert.match(page, /Messages that a server refused: 1/)
  assert.match(page, /550 no such user/)
})
