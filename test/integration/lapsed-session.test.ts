import assert from 'node:assert/strict'
import { test } from 'node:test'
import { doJobs } from '../../src/platform/jobs/index.ts'
import { startSession } from '../../src/platform/identity/index.ts'
import { formBody, openTestHouse, type Person } from '../support/house.ts'

const t = await openTestHouse()
const { db } = t.house.database
await t.perform({
  type: 'status.defined',
  body: { code: 'member', name: { en: 'Member' }, rights: [], ordinal: 1 },
})
await t.perform({
  type: 'party.admitted',
  body: { id: 'a', kind: 'think-tank', name: { en: 'Party A' }, status: 'member' },
})
const secretary = await t.person('secretariat', ['secretary'])
const other = await t.person('secretariat', ['secretary'])

const at = (response: Response): string => response.headers.get('location') ?? ''
const cookieOf = (response: Response): string =>
  (response.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
const describe = '/en/parties/a/describe'

/** The same person, signed in anew in the browser that has these cookies. */
const signedIn = async (person: Person, cookies = ''): Promise<RequestInit> => {
  const session = `session=${await startSession(db, person.account)}`
  return { headers: { cookie: cookies === '' ? session : `${session}; ${cookies}` } }
}

/** Sends a form without a session; gives the address that follows signing in, and the browser's cookie. */
async function lapsed(path: string, body: URLSearchParams | FormData, cookie?: string) {
  const headers = cookie === undefined ? undefined : { cookie }
  const answer = await t.ask(path, { method: 'POST', body, ...(headers && { headers }) })
  assert.equal(answer.status, 303)
  const signIn = new URL(at(answer), t.house.config.origin)
  assert.equal(signIn.pathname, '/en/sign-in')
  return { cookie: cookieOf(answer), onward: signIn.searchParams.get('then') ?? '' }
}

const drafts = () => db.selectFrom('own.draft').selectAll().where('kind', '=', 'form').execute()

test('a form that is sent after the session ended is filled again after signing in', async () => {
  const body = new FormData()
  body.set('name.en', 'Typed <b>with care</b>')
  body.set('website', 'https://typed.example')
  body.set('letter', new File(['secret letter'], 'letter.pdf'))
  const ended = await t.ask(`${describe}?for=a`, {
    method: 'POST',
    body,
    headers: { cookie: 'session=ended-long-ago' },
  })
  const then = new URL(at(ended), t.house.config.origin).searchParams.get('then') ?? ''
  assert.match(then, /^\/en\/parties\/a\/describe\?for=a&draft=[0-9a-f-]{36}$/)
  const set = ended.headers.get('set-cookie') ?? ''
  assert.match(set, /^draft=[\w-]{43};.*HttpOnly/)
  assert.match(set, /SameSite=Lax/)
  assert.match(await (await t.ask(at(ended))).text(), /What was typed is kept for this browser/)

  const page = await (await t.ask(then, await signedIn(secretary, cookieOf(ended)))).text()
  assert.match(page, /The session had ended before this was sent/)
  assert.match(page, /Typed &lt;b&gt;with care&lt;\/b&gt;/)
  assert.match(page, /value="https:\/\/typed\.example"/)
  assert.match(page, /recorded in the name of Party A/)
  assert.doesNotMatch(page, /<b>with care/)
  assert.doesNotMatch(JSON.stringify(await drafts()), /secret letter/)
})

test('nobody but that browser, and in it the first who signs in, is shown what was typed', async () => {
  const { onward: then, cookie } = await lapsed(describe, formBody({ 'name.en': 'For my eyes' }))
  const reads = async (init: RequestInit, path = then) => (await t.ask(path, init)).text()
  assert.doesNotMatch(await reads(await signedIn(secretary)), /For my eyes/)
  assert.doesNotMatch(await reads(await signedIn(secretary, 'draft=guessed')), /For my eyes/)
  // Before signing in the way leads to signing in, whatever the cookie.
  assert.equal((await t.ask(then, { headers: { cookie } })).status, 303)
  const elsewhere = then.replace('/describe', '/status')
  assert.doesNotMatch(await reads(await signedIn(secretary, cookie), elsewhere), /For my eyes/)

  assert.match(await reads(await signedIn(secretary, cookie)), /For my eyes/)
  assert.doesNotMatch(await reads(await signedIn(other, cookie)), /For my eyes/)
  assert.match(await reads(await signedIn(secretary)), /For my eyes/, 'it is that person’s from then on')
})

test('what was kept goes when the form is taken, when its act is recorded, or after a day', async () => {
  await db.deleteFrom('own.draft').execute()
  const { onward: then, cookie } = await lapsed(describe, formBody({ 'name.en': 'Party A again' }))
  const me = await signedIn(secretary, cookie)
  await t.ask(then, me)
  const taken = await t.ask(describe, {
    method: 'POST',
    body: formBody({ 'name.en': 'Party A again', kind: 'think-tank' }),
    ...me,
  })
  assert.match(at(taken), /^\/en\/acts\//)
  assert.deepEqual(
    (await drafts()).map(({ content }) => (content as { act?: string }).act),
    [at(taken).slice('/en/acts/'.length)],
  )
  await t.ask(at(taken), { method: 'POST', body: formBody({}), ...me })
  assert.deepEqual(await drafts(), [])

  const late = await lapsed(describe, formBody({ 'name.en': 'Too late' }))
  await db.updateTable('own.draft').set({ changed: '2020-01-01T00:00:00Z' }).execute()
  const page = await (await t.ask(late.onward, await signedIn(secretary, late.cookie))).text()
  assert.doesNotMatch(page, /Too late/)
  await doJobs(t.house)
  assert.deepEqual(await drafts(), [])
})

test('an act that was not confirmed in time leads back to its form', async () => {
  const me = await signedIn(secretary)
  const asked = await t.ask(describe, {
    method: 'POST',
    body: formBody({ 'name.en': 'Slowly considered', kind: 'think-tank' }),
    ...me,
  })
  await db.updateTable('own.prepared').set({ expires: '2020-01-01T00:00:00Z' }).execute()
  for (const init of [me, { method: 'POST', body: formBody({ credential: '{}' }), ...me }]) {
    const back = await t.ask(at(asked), init)
    assert.equal(back.status, 303)
    const page = await (await t.ask(at(back), me)).text()
    assert.match(page, /The act was not confirmed in time/)
    assert.match(page, /value="Slowly considered"/)
  }
  assert.equal((await t.ask(at(asked), await signedIn(other))).status, 404)
})

test('a passkey’s answer without a session leads through signing in to the act, and is not kept', async () => {
  await db.deleteFrom('own.draft').execute()
  const act = '/en/acts/0198c0de-0000-7000-8000-000000000000'
  const { onward: then, cookie } = await lapsed(act, formBody({ credential: '{"id":"x"}' }))
  assert.equal(then, act)
  assert.equal(cookie, '')
  assert.deepEqual(await drafts(), [])
})

test('of other forms the named fields alone are kept, never a secret', async () => {
  const providers = await lapsed(
    '/en/secretariat/identity-providers',
    formBody({ name: 'Own provider', issuer: 'https://id.example', client_secret: 'hush hush' }),
  )
  assert.doesNotMatch(JSON.stringify(await drafts()), /hush hush/)
  const page = await (await t.ask(providers.onward, await signedIn(secretary, providers.cookie))).text()
  assert.match(page, /value="Own provider"/)
  assert.match(page, /value="https:\/\/id\.example"/)

  const name = await lapsed('/en/desk/account/name', formBody({ name: 'New Name' }))
  assert.match(name.onward, /^\/en\/desk\/account\?draft=/)
  assert.match(
    await (await t.ask(name.onward, await signedIn(secretary, name.cookie))).text(),
    /value="New Name"/,
  )
  const mail = await lapsed('/en/secretariat/mail', formBody({ email: 'typed@example.org' }))
  assert.equal((await t.ask(mail.onward, await signedIn(secretary, mail.cookie))).status, 200)
  for (const path of ['/en/desk/account/email/confirm', '/en/acting-for']) {
    const { onward: then } = await lapsed(path, formBody({ code: '12345678', mandate: secretary.mandate }))
    assert.doesNotMatch(then, /draft=/)
  }
  assert.doesNotMatch(JSON.stringify(await drafts()), /12345678/)
})

test('what is too long is not kept, and only so many forms of one browser are', async () => {
  await db.deleteFrom('own.draft').execute()
  const long = await lapsed(describe, formBody({ 'name.en': 'x'.repeat(140_000) }))
  assert.equal(long.onward, describe)
  const nul = await lapsed(describe, formBody({ 'name.en': 'with\0out', 'x\0': '' }))
  assert.equal(nul.onward, describe)
  const odd = await lapsed(describe, formBody({ 'name.en': 'with\0out' }), 'draft=short')
  assert.match(odd.cookie, /^draft=[\w-]{43}$/)
  assert.match(
    await (await t.ask(odd.onward, await signedIn(secretary, odd.cookie))).text(),
    /value="without"/,
  )
  const empty = await lapsed(describe, formBody({ 'name.en': '' }))
  assert.equal(empty.onward, describe)
  await db.deleteFrom('own.draft').execute()
  let { cookie } = await lapsed(describe, formBody({ 'name.en': 'first' }))
  for (let n = 0; n < 25; n++) ({ cookie } = await lapsed(describe, formBody({ 'name.en': `${n}` }), cookie))
  const kept = await drafts()
  assert.equal(kept.length, 20)
  assert.equal(new Set(kept.map(({ browser }) => browser)).size, 1, 'one browser keeps one secret')
})

test('a form from another site is refused before anything of it is kept', async () => {
  await db.deleteFrom('own.draft').execute()
  const answer = await t.ask(describe, {
    method: 'POST',
    body: formBody({ 'name.en': 'planted' }),
    headers: { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' },
  })
  assert.equal(answer.status, 403)
  assert.deepEqual(await drafts(), [])
})

/** A person of party a who may also act for the secretariat. */
async function ofBoth() {
  const person = await t.person('a', ['administer'])
  const secretarys = await t.person('secretariat', ['secretary'])
  await db
    .updateTable('own.account_mandate')
    .set({ account: person.account })
    .where('mandate', '=', secretarys.mandate)
    .execute()
  const as = (mandate: string, init: RequestInit) =>
    t.ask('/en/acting-for', { method: 'POST', body: formBody({ mandate }), ...init })
  return { person, secretarys, as }
}

test('a form that was filled in for a member is not sent in another name after signing in', async () => {
  const { person, secretarys, as } = await ofBoth()
  const before = await t.ask(describe, { as: person })
  assert.match(await before.text(), /name="acting" value="a"/)
  const typed = { 'name.en': 'Typed as a member', kind: 'think-tank', acting: 'a' }
  const { onward: then, cookie } = await lapsed(describe, formBody(typed))
  const me = await signedIn(person, cookie)
  await as(secretarys.mandate, me)

  const page = await (await t.ask(then, me)).text()
  assert.match(page, /filled in to act for Party A again, but you act for \w+ now/)
  assert.match(page, /value="Typed as a member"/)
  assert.match(page, new RegExp(`name="mandate" value="${person.mandate}"[^]*Act for Party A again\\s*<`))
  const back = /name="then" value="([^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? ''
  assert.equal(back, then)

  // As it stood in another tab: refused, and kept.
  const sent = await t.ask(describe, { method: 'POST', body: formBody(typed), ...me })
  assert.equal(sent.status, 422)
  const refused = await sent.text()
  assert.match(refused, /filled in to act for Party A again/)
  const kept = /name="then" value="([^"]+)"/.exec(refused)?.[1]?.replaceAll('&amp;', '&') ?? ''
  assert.match(kept, /\?draft=/)

  assert.equal(
    at(
      await t.ask('/en/acting-for', {
        method: 'POST',
        body: new URLSearchParams([
          ['mandate', person.mandate],
          ['then', kept],
        ]),
        ...me,
      }),
    ),
    kept,
  )
  const again = await (await t.ask(kept, me)).text()
  assert.match(again, /value="Typed as a member"/)
  assert.match(again, /Nothing was recorded yet/)
  assert.doesNotMatch(again, /filled in to act for|session had ended/)
  const taken = await t.ask(describe, { method: 'POST', body: formBody(typed), ...me })
  assert.match(at(taken), /^\/en\/acts\//)
})

test('a form on a letter that comes back to a member says that it is not on the letter', async () => {
  const { person, secretarys, as } = await ofBoth()
  const typed = formBody({ 'name.en': 'Typed on a letter', acting: 'secretariat' })
  const { onward: then, cookie } = await lapsed(`${describe}?for=a`, typed)
  const me = await signedIn(person, cookie)
  const page = await (await t.ask(then, me)).text()
  assert.match(page, /filled in to act for Secretariat, but you act for Party A again now/)
  assert.match(page, /Act for Secretariat\s*</)
  await as(secretarys.mandate, me)
  const letter = await (await t.ask(then, me)).text()
  assert.match(letter, /recorded in the name of Party A again, on its written instruction/)
  assert.match(letter, /value="Typed on a letter"/)
})

test('a secretary who has to say first on whose letter is told what happened, and keeps what was typed', async () => {
  await t.perform({
    type: 'text.adopted',
    body: {
      id: 'a-text',
      kind: 'guidelines',
      title: { en: 'A text' },
      authentic: ['en'],
      paragraphs: [{ number: 1, kind: 'operative', text: { en: 'One.' } }],
      paths: [],
    },
  })
  const form = '/en/commitments/accept/a-text'
  const { onward: then, cookie } = await lapsed(form, formBody({ 'title.en': 'We commit to this' }))
  const me = await signedIn(secretary, cookie)
  const page = await (await t.ask(then, me)).text()
  assert.match(page, /Which member wrote\?/)
  assert.match(page, /The session had ended before this was sent/)
  const draft = /name="draft" value="([^"]+)"/.exec(page)?.[1] ?? ''
  assert.notEqual(draft, '')
  assert.match(await (await t.ask(`${form}?draft=${draft}&for=a`, me)).text(), /We commit to this/)
})

test('an act that is on the record is not said to be unconfirmed', async () => {
  const me = await signedIn(secretary)
  const asked = await t.ask(describe, {
    method: 'POST',
    body: formBody({ 'name.en': 'Recorded elsewhere', kind: 'think-tank' }),
    ...me,
  })
  const id = at(asked).slice('/en/acts/'.length)
  const { act } = await db
    .selectFrom('own.prepared')
    .select('act')
    .where('act_id', '=', id)
    .executeTakeFirstOrThrow()
  const submit = () =>
    t.ask('/api/v1/acts', {
      method: 'POST',
      body: JSON.stringify({ act: JSON.parse(act), sigs: [] }),
      headers: { ...(me.headers as Record<string, string>), 'content-type': 'application/json' },
    })
  const ofIt = async () => (await drafts()).filter(({ content }) => (content as { act?: string }).act === id)
  const [kept] = await ofIt()
  assert.equal((await submit()).status, 201)
  assert.deepEqual(await ofIt(), [], 'the form has served')
  assert.equal(
    (await db.selectFrom('own.prepared').select('act_id').where('act_id', '=', id).execute()).length,
    0,
  )
  assert.equal((await submit()).status, 200)

  // A form that stayed behind, as when the server stopped in between.
  await db
    .insertInto('own.draft')
    .values({ account: secretary.account, kind: 'form', content: JSON.stringify(kept?.content) })
    .execute()
  assert.equal((await t.ask(at(asked), me)).status, 404)
  assert.equal((await t.ask('/en/acts/no-id-at-all', me)).status, 404)
})

/** A form whose body is read piece by piece, and how many pieces were read. */
function inPieces(pieces: number, headers: Record<string, string>) {
  let read = 0
  const body = new ReadableStream(
    {
      pull(controller) {
        if (read === pieces) return controller.close()
        read += 1
        controller.enqueue(new Uint8Array(1024 * 1024))
      },
    },
    { highWaterMark: 0 },
  )
  const init = {
    method: 'POST',
    body,
    duplex: 'half' as const,
    headers: { 'content-type': 'multipart/form-data; boundary=x', ...headers },
  }
  return { init, read: () => read }
}

test('a long body is not read without a session', async () => {
  const said = inPieces(60, { 'content-length': String(60 * 1024 * 1024) })
  const answer = await t.ask(describe, said.init)
  assert.equal(new URL(at(answer), t.house.config.origin).searchParams.get('then'), describe)
  assert.equal(said.read(), 0)
  const unsaid = inPieces(60, {})
  assert.equal((await t.ask(describe, unsaid.init)).status, 413)
  assert.ok(unsaid.read() < 5)
})

test('one address cannot fill the place', async () => {
  let status = 303
  for (let n = 0; n < 61 && status === 303; n++)
    ({ status } = await t.ask(describe, { method: 'POST', body: formBody({ 'name.en': `${n}` }) }))
  assert.equal(status, 429)
  for (let n = 0; n < 300; n++) await t.ask(describe, { method: 'POST', body: formBody({}) })
  const more = inPieces(1, { 'content-length': String(1024 * 1024) })
  assert.equal((await t.ask(describe, more.init)).status, 429)
  assert.equal(more.read(), 0, 'nothing is read of what is too much')
})
