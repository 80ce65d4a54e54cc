import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SaxesParser } from 'saxes'
import { openTestHouse } from '../support/house.ts'

const t = await openTestHouse('demonstration')

/** The text of every element of an XML document, by its way from the root; attributes as `way@name`. */
function readXml(xml: string): Map<string, string[]> {
  const found = new Map<string, string[]>()
  const way: string[] = []
  const add = (key: string, value: string) => found.set(key, [...(found.get(key) ?? []), value])
  let text = ''
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ local, uri, attributes }) => {
    assert.equal(uri, 'http://www.w3.org/2005/Atom')
    way.push(local)
    text = ''
    for (const [name, { value }] of Object.entries(attributes)) add(`${way.join('/')}@${name}`, value)
  })
  parser.on('text', (words) => (text += words))
  parser.on('closetag', () => {
    add(way.join('/'), text)
    way.pop()
  })
  parser.write(xml).close()
  return found
}

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

test('the feed is Atom (RFC 4287): what must be there is there, once, and its links lead somewhere', async () => {
  const response = await t.ask('/record.atom', { headers: { 'accept-language': 'fr' } })
  assert.match(response.headers.get('content-type') ?? '', /^application\/atom\+xml/)
  assert.equal(response.headers.get('vary'), 'accept-language')
  const feed = readXml(await response.text())
  const one = (way: string) => assert.equal(feed.get(way)?.length, 1, way)
  for (const way of ['feed/id', 'feed/title', 'feed/updated', 'feed/author/name']) one(way)
  assert.deepEqual(feed.get('feed@xml:lang'), ['fr'])
  const entries = feed.get('feed/entry')?.length ?? 0
  assert.equal(entries, 50)
  for (const way of ['feed/entry/id', 'feed/entry/title', 'feed/entry/updated', 'feed/entry/link@href'])
    assert.equal(feed.get(way)?.length, entries, way)
  const ids = feed.get('feed/entry/id') ?? []
  assert.equal(new Set(ids).size, ids.length)
  for (const id of ids) assert.match(id, /^urn:uuid:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/)
  for (const at of [...(feed.get('feed/updated') ?? []), ...(feed.get('feed/entry/updated') ?? [])])
    assert.match(at, instant)
  const [first = ''] = feed.get('feed/entry/link@href') ?? []
  assert.equal((await t.ask(new URL(first).pathname)).status, 200)
})

test('errors of the API are problems (RFC 9457), told in the reader’s language', async () => {
  for (const [path, status, init] of [
    ['/api/v1/parties/nobody', 404, {}],
    ['/api/v1/parties?limit=0', 400, {}],
    ['/record/9999999/receipt', 404, {}],
    ['/api/v1/acts/prepare', 403, { method: 'POST', body: '{}' }],
  ] as const) {
    const response = await t.ask(path, { ...init, headers: { 'accept-language': 'es' } })
    assert.equal(response.status, status, path)
    assert.equal(response.headers.get('content-type'), 'application/problem+json')
    const problem = (await response.json()) as Record<string, unknown>
    assert.equal(problem['type'], 'about:blank')
    assert.equal(problem['status'], status)
    for (const member of ['title', 'detail', 'reason']) assert.equal(typeof problem[member], 'string', member)
  }
  const inSpanish = await t.ask('/api/v1/parties/nobody', { headers: { 'accept-language': 'es' } })
  const inEnglish = await t.ask('/api/v1/parties/nobody', { headers: { 'accept-language': 'en' } })
  assert.notEqual(
    ((await inSpanish.json()) as { title: string }).title,
    ((await inEnglish.json()) as { title: string }).title,
  )
})

test('the language is the one preferred among the working ones (RFC 9110 §12.5.4)', async () => {
  for (const [accepts, lang] of [
    ['de, fr-CA;q=0.8, zh;q=0.9', 'zh'],
    ['fr-CA, en;q=0.5', 'fr'],
    ['RU', 'ru'],
  ] as const) {
    const response = await t.ask('/', { headers: { 'accept-language': accepts } })
    assert.equal(response.headers.get('location'), `/${lang}/`, accepts)
    assert.equal(response.headers.get('vary'), 'accept-language')
  }
})
