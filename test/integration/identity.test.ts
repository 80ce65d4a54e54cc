import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { after, test } from 'node:test'
import { SMTPServer } from 'smtp-server'
import { startSession } from '../../src/platform/identity/index.ts'
import { keyName } from '../../src/platform/record/index.ts'
import { formBody, openTestHouse, type Person } from '../support/house.ts'

const letters: string[] = []
const smtp = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  onData: (stream, _session, done) => {
    let text = ''
    stream.on('data', (chunk: Buffer) => (text += chunk.toString()))
    stream.on('end', () => {
      letters.push(text)
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
await t.perform({
  type: 'party.admitted',
  body: { id: 'own', kind: 'think-tank', name: { en: 'Own' }, status: 'member' },
})
const secretary = await t.person('secretariat', ['secretary'])

const post = (path: string, fields: Record<string, string>, as?: Person | string) =>
  t.ask(path, {
    method: 'POST',
    body: formBody(fields),
    ...(typeof as === 'string' ? { headers: { cookie: as } } : as && { as }),
  })
const at = (response: Response): string => response.headers.get('location') ?? ''
const isIn = async (as: Person) => (await t.ask('/en/desk/account', { as })).status === 200

/** Gives a person a passkey, on the record and here. */
async function withPasskey(person: Person): Promise<{ credential: string; key: string }> {
  const { publicKey } = generateKeyPairSync('ed25519')
  const spki = publicKey.export({ type: 'spki', format: 'der' }).toString('base64url')
  const credential = keyName(spki)
  await db
    .insertInto('own.passkey')
    .values({
      credential,
      account: person.account,
      cose: Buffer.from([]),
      spki,
      alg: 'webauthn-eddsa',
      counter: 0,
      transports: [],
      label: 'x',
    })
    .execute()
  await t.perform({
    type: 'key.added',
    body: { mandate: person.mandate, key: credential, alg: 'webauthn-eddsa', public: spki },
  })
  return { credential, key: credential }
}

test('a passkey that is removed is revoked on the record, and every session ends but the one begun anew', async () => {
  const person = await t.person('own', ['vote'])
  const { credential, key } = await withPasskey(person)
  const other = await t.person('own', ['vote'])
  await post('/en/desk/account/passkeys/remove', { passkey: credential }, other)
  assert.ok(await isIn(person), 'another’s passkey is not one’s to remove')
  const removed = await post('/en/desk/account/passkeys/remove', { passkey: credential }, person)
  assert.equal(at(removed), '/en/desk/account')
  assert.equal(await isIn(person), false)
  const cookie = (removed.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  assert.equal((await t.ask('/en/desk/account', { headers: { cookie } })).status, 200)
  const row = await db
    .selectFrom('view.key')
    .select('revoked')
    .where('key', '=', key)
    .executeTakeFirstOrThrow()
  assert.notEqual(row.revoked, null)
})

test('signing out everywhere ends every session', async () => {
  const person = await t.person('own', ['vote'])
  const second = { ...person, cookie: `session=${await startSession(db, person.account)}` }
  assert.ok((await isIn(person)) && (await isIn(second)))
  await post('/en/desk/account/sign-out-everywhere', {}, person)
  assert.deepEqual([await isIn(person), await isIn(second)], [false, false])
})

test('a suspended account is dead on its next request, and cannot come back by a code', async () => {
  const person = await t.person('own', ['vote'])
  await db
    .updateTable('own.account')
    .set({ email: 'held@example.org' })
    .where('id', '=', person.account)
    .execute()
  const path = `/en/secretariat/accounts/${person.account}/suspend`
  assert.equal((await post(path, { suspended: 'yes' }, person)).status, 403)
  assert.equal((await post(path, { suspended: 'yes' }, secretary)).status, 303)
  assert.equal(await isIn(person), false)
  const before = letters.length
  await post('/en/sign-in/code', { email: 'held@example.org' })
  await t.house.mailer.deliver()
  assert.equal(letters.length, before)
  await post(path, { suspended: 'no' }, secretary)
  const again = { ...person, cookie: `session=${await startSession(db, person.account)}` }
  assert.ok(await isIn(again))
  assert.equal(
    (await post(`/en/secretariat/accounts/${secretary.account}/suspend`, { suspended: 'yes' }, secretary))
      .status,
    403,
  )
})

const codeIn = (letter: string): string => /(\d{4} \d{4})/.exec(letter)?.[1] ?? ''

test('an address is the account’s only once its code has been typed', async () => {
  const person = await t.person('own', ['vote'])
  await post('/en/desk/account/name', { name: 'A New Name' }, person)
  assert.match(await (await t.ask('/en/desk/account', { as: person })).text(), /A New Name/)
  assert.equal((await post('/en/desk/account/email', { email: 'nonsense' }, person)).status, 422)
  await post('/en/desk/account/email', { email: 'new@example.org' }, person)
  await t.house.mailer.deliver()
  const code = codeIn(letters.at(-1) ?? '')
  const email = async () =>
    (await db.selectFrom('own.account').select('email').where('id', '=', person.account).executeTakeFirst())
      ?.email
  assert.equal(await email(), null)
  assert.equal(
    (await post('/en/desk/account/email/confirm', { email: 'x', code: '00000000' }, person)).status,
    422,
  )
  assert.equal(await email(), null)
  assert.equal(
    (await post('/en/desk/account/email/confirm', { email: 'other@example.org', code }, person)).status,
    303,
  )
  assert.equal(
    await email(),
    'new@example.org',
    'the confirmed address counts, not the one that was sent along',
  )
  // A code for a new address is no way in.
  await post('/en/desk/account/email', { email: 'newer@example.org' }, person)
  await t.house.mailer.deliver()
  const wayIn = await post('/en/sign-in/code/check', {
    email: 'new@example.org',
    code: codeIn(letters.at(-1) ?? ''),
  })
  assert.equal(wayIn.status, 422)
})

test('a code signs in once; wrong codes are counted and then too many', async () => {
  const person = await t.person('own', ['vote'])
  await db
    .updateTable('own.account')
    .set({ email: 'code@example.org' })
    .where('id', '=', person.account)
    .execute()
  await post('/en/sign-in/code', { email: 'Code@example.org' })
  await t.house.mailer.deliver()
  const code = codeIn(letters.at(-1) ?? '')
  const check = () => post('/en/sign-in/code/check', { email: 'code@example.org', code })
  assert.equal((await check()).status, 303)
  assert.equal((await check()).status, 422)
  const answers = []
  for (let i = 0; i < 40; i++)
    answers.push(
      (await post('/en/sign-in/code/check', { email: 'code@example.org', code: '11111111' })).status,
    )
  assert.equal(answers.at(-1), 429)
  const last = await post('/en/sign-in/code/check', { email: 'code@example.org', code: '11111111' })
  assert.ok(Number(last.headers.get('retry-after')) > 0)
})

test('every reader gets a sign-in page with a challenge of its own', async () => {
  const challenge = async () =>
    /challenge&quot;:&quot;([^&]+)/.exec(await (await t.ask('/en/sign-in')).text())?.[1]
  const [first, second] = [await challenge(), await challenge()]
  assert.ok(first)
  assert.notEqual(first, second)
})
