import assert from 'node:assert/strict'
import { test } from 'node:test'
import { routes } from '../../src/app.ts'
import type { Route } from '../../src/platform/web/route.ts'
import { openTestHouse, type Person } from '../support/house.ts'

const t = await openTestHouse('empty')
await t.perform({
  type: 'status.defined',
  body: { code: 'member', name: { en: 'Member' }, rights: ['vote'], ordinal: 1 },
})
for (const id of ['own', 'other'])
  await t.perform({
    type: 'party.admitted',
    body: { id, kind: 'think-tank', name: { en: id }, status: 'member' },
  })

const people: Record<string, Person | undefined> = {
  public: undefined,
  observer: await t.person('own', ['observe']),
  delegate: await t.person('own', ['propose', 'vote', 'sign', 'report']),
  administrator: await t.person('own', ['administer']),
  secretary: await t.person('secretariat', ['secretary']),
}

/** Who is let in by a policy: said here once more, in words of its own, for each role and party. */
const lets: Record<string, (role: string, party: 'own' | 'other') => boolean> = {
  anyone: () => true,
  'signed-in': (role) => role !== 'public',
  secretary: (role) => role === 'secretary',
  'party-administrator': (role, party) =>
    role === 'secretary' || (role === 'administrator' && party === 'own'),
}

const address = (route: Route, party: string): string => {
  const path = route.path
    .replaceAll(/:party\b/g, party)
    .replaceAll(/:[a-z]+(\{[^}]*\})?/gi, '999999')
    .replace('*', '0/000')
  if (route.kind === 'raw') return path
  return route.kind === 'data' ? `/api/v1${path}` : `/en${path}`
}

const methods = (route: Route): string[] => {
  if (route.kind === 'raw') return [route.method]
  if (route.kind === 'own') return ['POST']
  return route.kind === 'act' ? ['GET', 'POST'] : ['GET']
}

/** Turned away: to signing in, or with a plain no. */
const isTurnedAway = (response: Response): boolean =>
  response.status === 403 ||
  (response.status === 303 && (response.headers.get('location') ?? '').startsWith('/en/sign-in?'))

test('every policy is one that this test knows', () => {
  assert.deepEqual(
    [...new Set(routes.map(({ policy }) => policy.name))].filter((name) => !lets[name]),
    [],
  )
})

for (const [role, as] of Object.entries(people))
  for (const party of ['own', 'other'] as const)
    test(`every route as ${role}, ${party} party`, async () => {
      const wrong: string[] = []
      for (const route of routes)
        for (const method of methods(route)) {
          // Signing out would end the session that the rest of the test needs.
          if (method === 'POST' && /sign-out|sessions/.test(route.path)) continue
          const response = await t.ask(address(route, party), {
            method,
            ...(method === 'POST' && { body: new URLSearchParams() }),
            ...(as && { as }),
          })
          const expected = lets[route.policy.name]?.(role, party)
          const what = `${method} ${route.path} (${route.policy.name}) answered ${response.status}`
          if (response.status >= 500) wrong.push(what)
          // Inside, the act's own rule may still refuse the person: 403 is then an answer as well.
          if (!expected && !isTurnedAway(response)) wrong.push(`${what}, was let in`)
          if (expected && method === 'GET' && isTurnedAway(response)) wrong.push(`${what}, was turned away`)
        }
      assert.deepEqual(wrong, [])
    })

test('a write from another site is refused, whoever sends it', async () => {
  const posts = routes.filter((route) => methods(route).includes('POST'))
  assert.ok(posts.length > 5)
  for (const route of posts) {
    const response = await t.ask(address(route, 'own'), {
      method: 'POST',
      body: new URLSearchParams(),
      headers: { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' },
      ...(people['secretary'] && { as: people['secretary'] }),
    })
    assert.equal(response.status, 403, route.path)
  }
})
