import assert from 'node:assert/strict'
import { generateKeyPairSync, sign } from 'node:crypto'
import { test } from 'node:test'
import { keyName } from '../../src/platform/record/index.ts'
import { openTestHouse } from '../support/house.ts'

const t = await openTestHouse('empty')
const secretary = await t.person('secretariat', ['secretary'])

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  t.ask(path, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
    as: secretary,
  })

interface Prepared {
  act: Record<string, unknown> & { id: string; body: Record<string, unknown> }
  digest: string
}

const status = (code: string) => ({
  type: 'status.defined',
  body: { code, name: { en: code }, rights: [], ordinal: 1 },
})

async function prepare(code: string): Promise<Prepared> {
  const response = await post('/api/v1/acts/prepare', status(code))
  assert.equal(response.status, 200)
  return (await response.json()) as Prepared
}

const reasonOf = async (response: Response): Promise<unknown> => {
  assert.match(response.headers.get('content-type') ?? '', /^application\/problem\+json/)
  return ((await response.json()) as { reason: unknown }).reason
}

test('a key that no entry can hold is refused, and no fault', async () => {
  await t.perform({
    type: 'status.defined',
    body: { code: 'member', name: { en: 'Member' }, rights: [], ordinal: 1 },
  })
  const spoilt = { id: 'x', kind: 'think-tank', name: { en: 'X' }, status: 'member', shortName: { é: 'X' } }
  const answer = await t.ask('/api/v1/acts/prepare', {
    as: secretary,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ type: 'party.admitted', party: 'secretariat', body: spoilt }),
  })
  assert.equal(answer.status, 422)
  assert.match(await answer.text(), /record\.unwritable/)
})

test('an act is prepared, signed by a key of its mandate, performed once, and answered alike when sent again', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const spki = publicKey.export({ type: 'spki', format: 'der' }).toString('base64url')
  await t.perform({
    type: 'key.added',
    body: { mandate: secretary.mandate, key: keyName(spki), alg: 'ed25519', public: spki },
  })
  const { act, digest } = await prepare('observer')
  const signature = sign(null, Buffer.from(digest, 'base64url'), privateKey).toString('base64url')
  const sigs = [{ key: keyName(spki), alg: 'ed25519', sig: { signature } }]
  const first = await post('/api/v1/acts', { act, sigs })
  assert.equal(first.status, 201)
  const again = await post('/api/v1/acts', { act, sigs })
  assert.equal(again.status, 200)
  assert.deepEqual(await again.json(), await first.json())

  const other = await prepare('guest')
  const forged = [{ key: keyName(spki), alg: 'ed25519', sig: { signature } }]
  const refused = await post('/api/v1/acts', { act: other.act, sigs: forged })
  assert.equal(refused.status, 422)
  assert.equal(await reasonOf(refused), 'record.bad-signature')
})

test('other bytes under an id are a conflict, before and after it is recorded', async () => {
  const { act } = await prepare('partner')
  const changed = { ...act, body: { ...act.body, ordinal: 2 } }
  assert.equal((await post('/api/v1/acts', { act: changed, sigs: [] })).status, 409)
  assert.equal((await post('/api/v1/acts', { act, sigs: [] })).status, 201)
  assert.equal((await post('/api/v1/acts', { act: changed, sigs: [] })).status, 409)
})

test('a thousand copies of one act, at the same time, are one act', async () => {
  const { act } = await prepare('member')
  const before = await t.house.database.db.selectFrom('record.head').select('size').executeTakeFirstOrThrow()
  const held = await t.house.database.db
    .selectFrom('own.prepared')
    .selectAll()
    .where('act_id', '=', act.id)
    .executeTakeFirstOrThrow()
  const submission = { act: JSON.parse(held.act) as never, sigs: [], disclosures: [] }
  const outcomes = await Promise.all(Array.from({ length: 1000 }, () => t.house.recorder.submit(submission)))
  assert.equal(outcomes.filter((one) => 'fresh' in one && one.fresh).length, 1)
  assert.equal(new Set(outcomes.map((one) => ('index' in one ? one.index : 'refused'))).size, 1)
  const after = await t.house.database.db.selectFrom('record.head').select('size').executeTakeFirstOrThrow()
  assert.equal(after.size, before.size + 1)
})

test('bad input is told in a sentence and changes nothing', async () => {
  const size = async () =>
    (await t.house.database.db.selectFrom('record.head').select('size').executeTakeFirstOrThrow()).size
  const before = await size()
  assert.equal((await post('/api/v1/acts/prepare', '{"type":')).status, 400)
  assert.equal(
    (await post('/api/v1/acts/prepare', { type: 'status.defined', body: { code: 7 } })).status,
    422,
  )
  assert.equal(
    await reasonOf(await post('/api/v1/acts/prepare', { type: 'no.such', body: {} })),
    'record.unknown-type',
  )
  assert.equal(await reasonOf(await post('/api/v1/acts/prepare', status('Not A Slug'))), 'record.invalid')
  assert.equal((await post('/api/v1/acts/prepare', 'x'.repeat(2_000_000))).status, 413)
  const arabic = await post(
    '/api/v1/acts/prepare',
    { type: 'no.such', body: {} },
    { 'accept-language': 'ar' },
  )
  assert.match(((await arabic.json()) as { detail: string }).detail, /\p{Script=Arabic}/u)
  assert.equal(await size(), before)
})

test('who acts for nobody, or for another party, is turned away', async () => {
  const anonymous = await t.ask('/api/v1/acts/prepare', { method: 'POST', body: '{}' })
  assert.equal(anonymous.status, 403)
  const other = await post('/api/v1/acts/prepare', { ...status('x'), party: 'somebody-else' })
  assert.equal(other.status, 403)
})

test('lists come in parts that lead on to each other, and say no to a limit they do not take', async () => {
  const first = (await (await t.ask('/api/v1/record?limit=2')).json()) as {
    items: { index: number }[]
    next: string
  }
  assert.equal(first.items.length, 2)
  const second = (await (await t.ask(first.next)).json()) as { items: { index: number }[] }
  assert.equal(second.items[0]?.index, (first.items[1]?.index ?? 0) + 1)
  assert.equal((await t.ask('/api/v1/record?limit=501')).status, 400)
})

test('the API describes itself, and a page’s address with .json leads to its data', async () => {
  const api = (await (await t.ask('/api/openapi.json')).json()) as { openapi: string; paths: object }
  assert.equal(api.openapi, '3.1.0')
  assert.ok(Object.keys(api.paths).includes('/api/v1/parties/{party}'))
  const data = await t.ask('/fr/parties.json')
  assert.equal(data.status, 303)
  assert.equal(data.headers.get('location'), '/api/v1/parties')
})
