import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { after, test } from 'node:test'
import { Provider } from 'oidc-provider'
import { invite } from '../../src/platform/identity/index.ts'
import { formBody, openTestHouse, type Person } from '../support/house.ts'

const t = await openTestHouse()
const { db } = t.house.database
await t.perform({
  type: 'status.defined',
  body: { code: 'member', name: { en: 'Member' }, rights: [], ordinal: 1 },
})
for (const id of ['own', 'other'])
  await t.perform({
    type: 'party.admitted',
    body: { id, kind: 'think-tank', name: { en: id }, status: 'member' },
  })
const secretary = await t.person('secretariat', ['secretary'])

/** Who signs in at the member's provider, and what it says of that person. */
let person = { sub: 'nobody', email: '', verified: true }

const server = createServer()
server.listen(0, '127.0.0.1')
await once(server, 'listening')
const { port } = server.address() as { port: number }
after(() => {
  server.closeAllConnections()
  server.close()
})
const issuer = `http://127.0.0.1:${port}`
const provider = new Provider(issuer, {
  clients: [
    {
      client_id: 'mechanism',
      client_secret: 'secret-of-the-mechanism',
      redirect_uris: ['http://localhost:3000/sign-in/provider/callback'],
    },
  ],
  claims: { openid: ['sub'], email: ['email', 'email_verified'] },
  conformIdTokenClaims: false,
  pkce: { required: () => true },
  features: { devInteractions: { enabled: false } },
  findAccount: (_ctx, sub) => ({
    accountId: sub,
    claims: () => ({ sub, email: person.email, email_verified: person.verified }),
  }),
  loadExistingGrant: async (ctx) => {
    const grant = new ctx.oidc.provider.Grant({
      clientId: ctx.oidc.client?.clientId ?? '',
      accountId: ctx.oidc.session?.accountId ?? '',
    })
    grant.addOIDCScope('openid email')
    await grant.save()
    return grant
  },
  interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
  cookies: { keys: ['for tests alone'] },
})
const callback = provider.callback()
server.on('request', (request, response) => {
  if (request.url?.startsWith('/interaction/'))
    void provider.interactionFinished(request, response, { login: { accountId: person.sub } })
  else void callback(request, response)
})

/** Follows the provider's own redirects as a browser does, up to the address that leads back. */
async function atProvider(start: string): Promise<string> {
  const jar = new Map<string, string>()
  let address = start
  for (let steps = 0; steps < 12; steps++) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(address, { redirect: 'manual', headers: { cookie } })
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      jar.set(name, value)
    }
    const next = new URL(response.headers.get('location') ?? '', address)
    if (next.origin === 'http://localhost:3000') return next.pathname + next.search
    address = next.href
  }
  throw new Error('the provider leads nowhere')
}

async function configure(fields: Record<string, string> = {}, as: Person = secretary): Promise<Response> {
  const given = {
    name: 'Ministry',
    issuer,
    client_id: 'mechanism',
    client_secret: 'secret-of-the-mechanism',
    party: 'own',
  }
  return t.ask('/en/secretariat/identity-providers', {
    method: 'POST',
    body: formBody({ ...given, ...fields }),
    as,
  })
}

async function begin(): Promise<{ start: string; cookie: string }> {
  const page = await (await t.ask('/en/sign-in')).text()
  const link = /href="(\/en\/sign-in\/provider\/[^"]+)"/.exec(page)?.[1] ?? ''
  const begun = await t.ask(link.replaceAll('&amp;', '&'))
  assert.equal(begun.status, 303)
  const cookie = (begun.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  return { start: begun.headers.get('location') ?? '', cookie }
}

/** The whole way, from the sign-in page to the answer. */
async function signIn(): Promise<Response> {
  const { start, cookie } = await begin()
  return t.ask(await atProvider(start), { headers: { cookie } })
}

const at = (response: Response): string => response.headers.get('location') ?? ''

/** Somebody with a mandate who has been invited with an address and has not come yet. */
async function invited(party: string, email: string): Promise<void> {
  const mandate = await t.perform({
    type: 'mandate.granted',
    body: { party, powers: ['vote'], from: '2020-01-01' },
    disclose: { person: { name: email, email } },
  })
  await invite(db, { mandate, name: email, email })
}

test('only a secretary sets a provider up, for a party that there is', async () => {
  const member = await t.person('own', ['administer'])
  assert.equal((await configure({}, member)).status, 403)
  assert.equal((await configure({ party: 'nobody' })).status, 422)
  assert.equal((await configure({ issuer: 'file:///etc/passwd' })).status, 422)
  assert.equal((await configure()).status, 303)
  const page = await (await t.ask('/en/secretariat/identity-providers', { as: secretary })).text()
  assert.doesNotMatch(page, /secret-of-the-mechanism/)
})

test('who was invited with the verified address comes in, acts for the party, and the host records the acts', async () => {
  await invited('own', 'amina@own.example')
  person = { sub: 'amina', email: 'Amina@own.example', verified: true }
  const done = await signIn()
  assert.equal(at(done), '/en/desk')
  const cookie = (done.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  assert.match(await (await t.ask('/en/desk', { headers: { cookie } })).text(), /acts for: own\./)
  // The next time the provider's own identifier of the person counts, whatever has become of the address.
  person = { sub: 'amina', email: 'amina.new@own.example', verified: true }
  assert.equal(at(await signIn()), '/en/desk')
  assert.equal(
    (await db.selectFrom('own.account').select('id').where('email', 'like', 'amina%').execute()).length,
    1,
  )
  // Somebody else with her address is not her.
  person = { sub: 'impostor', email: 'amina@own.example', verified: true }
  assert.equal(at(await signIn()), '/en/sign-in/refused/not-invited')
})

const turnedAway: [string, () => Promise<void>][] = [
  [
    'nobody invited',
    async () => void (person = { sub: 'x1', email: 'stranger@own.example', verified: true }),
  ],
  [
    'an address that the provider has not verified',
    async () => {
      await invited('own', 'unverified@own.example')
      person = { sub: 'x2', email: 'unverified@own.example', verified: false }
    },
  ],
  [
    'a person of another party',
    async () => {
      await invited('other', 'delegate@other.example')
      person = { sub: 'x3', email: 'delegate@other.example', verified: true }
    },
  ],
  [
    'a secretary, whom no member’s provider vouches for',
    async () => {
      await db
        .updateTable('own.account')
        .set({ email: 'chief@secretariat.example' })
        .where('id', '=', secretary.account)
        .execute()
      person = { sub: 'x4', email: 'chief@secretariat.example', verified: true }
    },
  ],
]
for (const [who, prepare] of turnedAway)
  test(`turned away: ${who}`, async () => {
    await prepare()
    const answer = await signIn()
    assert.equal(at(answer), '/en/sign-in/refused/not-invited')
    assert.equal(answer.headers.get('set-cookie'), null)
    assert.match(await (await t.ask(at(answer))).text(), /Nobody was invited with the verified address/)
  })

test('an answer counts once, and only in the browser that began', async () => {
  await invited('own', 'second@own.example')
  person = { sub: 'second', email: 'second@own.example', verified: true }
  const mine = await begin()
  const theirs = await begin()
  const answer = await atProvider(mine.start)
  const failed = /^\/[a-z]{2}\/sign-in\/refused\/failed$/
  assert.match(at(await t.ask(answer, { headers: { cookie: theirs.cookie } })), failed)
  const fresh = await begin()
  const again = await atProvider(fresh.start)
  assert.equal(at(await t.ask(again, { headers: { cookie: fresh.cookie } })), '/en/desk')
  assert.match(at(await t.ask(again, { headers: { cookie: fresh.cookie } })), failed)
  assert.match(at(await t.ask('/sign-in/provider/callback?code=x&state=y')), failed)
})
