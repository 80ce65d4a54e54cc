import assert from 'node:assert/strict'
import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { test } from 'node:test'
import { isRefusal, keyName, type Intention } from '../../src/platform/record/index.ts'
import { verifyTlogProof } from '../../src/platform/record/log/index.ts'
import { browser } from '../support/browser.ts'
import { openTestHouse, type Person } from '../support/house.ts'
import { setScene } from '../integration/record-scenario.ts'

const t = await openTestHouse('empty')
const scene = await setScene(t)
const folder = await mkdtemp(join(tmpdir(), 'caravanserai-receipts-'))
t.atEnd(async () => rmSync(folder, { recursive: true, force: true }))

/** Signs as an authenticator does: ES256 over its own data and the client's, in DER (WebAuthn level 3 §6.3.3). */
async function signWithPasskey(person: Person, intention: Omit<Intention, 'actor'>): Promise<number> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const spki = publicKey.export({ type: 'spki', format: 'der' }).toString('base64url')
  const key = { key: keyName(spki), alg: 'webauthn-es256' as const }
  await t.perform({ type: 'key.added', body: { mandate: person.mandate, ...key, public: spki } })
  const prepared = await t.house.recorder.prepare({ actor: person.actor, ...intention })
  if (isRefusal(prepared)) throw new Error(prepared.refused)
  const clientData = Buffer.from(
    JSON.stringify({ type: 'webauthn.get', challenge: prepared.digest, origin: 'x' }),
  )
  const authenticator = Buffer.concat([Buffer.alloc(32, 1), Buffer.of(0b101), Buffer.alloc(4)])
  const signed = Buffer.concat([authenticator, createHash('sha256').update(clientData).digest()])
  const sig = {
    authenticatorData: authenticator.toString('base64url'),
    clientDataJSON: clientData.toString('base64url'),
    signature: sign('sha256', signed, privateKey).toString('base64url'),
  }
  const done = await t.house.recorder.submit({ ...prepared, sigs: [{ ...key, sig }] })
  if (isRefusal(done)) throw new Error(done.refused)
  return done.index
}

const decision = await scene.decide('one')
const index = await signWithPasskey(scene.signers.c, {
  type: 'position.stated',
  body: { decision, kind: 'explanation' },
  disclose: { words: { text: 'Мы «за»:\nдорога <открыта> & 路通', language: 'ru' } },
})
await t.house.publisher.publish()

/** Opens a receipt as a file from a disk in a browser without a network, and reads its verdict. */
async function open(receipt: string, language = 'en') {
  const path = join(
    folder,
    `receipt-${createHash('sha256').update(receipt).digest('hex').slice(0, 8)}-${language}.html`,
  )
  writeFileSync(path, receipt)
  const context = await (await browser()).newContext({ offline: true })
  const page = await context.newPage()
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  const complaints: string[] = []
  page.on('console', (message) => complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  const url = pathToFileURL(path).href
  await page.goto(url)
  const verdict = page.locator('#verdict[data-state]')
  await verdict.waitFor({ timeout: 10_000 })
  const state = await verdict.getAttribute('data-state')
  const results = await page
    .locator('[data-check]')
    .evaluateAll((marks) => marks.map((mark) => [mark.getAttribute('data-check'), mark.className]))
  const words = await verdict.textContent()
  const found = { state, words, results: Object.fromEntries(results) as Record<string, string>, complaints }
  assert.deepEqual(asked, [url])
  await context.close()
  return found
}

test('a receipt opened from a disk verifies itself, offline, in any language', async () => {
  for (const [language, verdict] of [
    ['en', 'Verified: this act is on the record, exactly as it stands here.'],
    ['ar', 'تم التحقق: هذا الإجراء وارد في السجل كما هو هنا تماما.'],
  ] as const) {
    const answer = await t.ask(`/${language}/record/${index}/receipt`)
    assert.equal(answer.status, 200)
    const { state, words, results, complaints } = await open(await answer.text(), language)
    assert.deepEqual(complaints, [])
    assert.equal(words, verdict)
    assert.equal(state, 'ok')
    assert.deepEqual(results, {
      checkpoint: 'st k y',
      inclusion: 'st k y',
      values: 'st k y',
      signature: 'st k y',
      key: 'st k y',
    })
  }
})

test('an ed25519 signature, and an act without any, verify as well', async () => {
  const { db } = t.house.database
  const vote = await db
    .selectFrom('record.entry')
    .select('index')
    .where('type', '=', 'vote.cast')
    .executeTakeFirstOrThrow()
  const signed = await open(await (await t.ask(`/en/record/${vote.index}/receipt`)).text())
  assert.equal(signed.results['signature'], 'st k y')
  assert.equal(signed.state, 'ok')
  const opened = await open(await (await t.ask('/en/record/0/receipt')).text())
  assert.deepEqual(Object.keys(opened.results), ['checkpoint', 'inclusion'])
  assert.equal(opened.state, 'ok')
})

test('with one character changed anywhere in the evidence, the receipt fails and says where', async () => {
  const receipt = await (await t.ask(`/en/record/${index}/receipt`)).text()
  const change = (id: string, at: number) => {
    const start = receipt.indexOf('>', receipt.indexOf(`<pre id="${id}"`)) + 1 + at
    const other = receipt[start] === 'A' ? 'B' : 'A'
    return receipt.slice(0, start) + other + receipt.slice(start + 1)
  }
  const nth = (id: string, what: string) => {
    const start = receipt.indexOf('>', receipt.indexOf(`<pre id="${id}"`)) + 1
    return receipt.indexOf(what, start) - start + what.length
  }
  const spoiled: [string, string][] = [
    [change('entry', nth('entry', 'clientDataJSON&quot;:&quot;') + 30), 'inclusion'],
    [change('entry', nth('entry', 'recorded&quot;:&quot;20')), 'inclusion'],
    [change('proof', nth('proof', `index ${index}\n`) + 3), 'inclusion'],
    [change('proof', nth('proof', '\n— ') + t.house.publisher.origin.length + 20), 'checkpoint'],
    [change('vkey', t.house.publisher.vkey.length - 8), 'checkpoint'],
    [change('key-entry', nth('key-entry', 'public&quot;:&quot;') + 60), 'key'],
    [receipt.replace('lang="ru" dir="ltr">Мы', 'lang="ru" dir="ltr">Ты'), 'values'],
    [receipt.replace('data-index="', 'data-index="1'), 'inclusion'],
  ]
  for (const [changed, check] of spoiled) {
    assert.notEqual(changed, receipt)
    const { state, results } = await open(changed)
    assert.equal(state, 'fault', check)
    assert.equal(results[check], 'st k n', check)
  }
})

test('the page on the host may run its own script and nothing else', async () => {
  const answer = await t.ask(`/en/record/${index}/receipt?save=1`)
  assert.match(answer.headers.get('content-disposition') ?? '', /^attachment; filename="receipt-\d+\.html"$/)
  const policy = answer.headers.get('content-security-policy') ?? ''
  const script = /<script>([\s\S]*?)<\/script>/.exec(await answer.text())?.[1] ?? ''
  const hash = createHash('sha256').update(script).digest('base64')
  assert.ok(policy.includes(`script-src 'sha256-${hash}'`))
  assert.match(policy, /^default-src 'none';/)
  assert.doesNotMatch(policy, /unsafe|https?:|\*/)
})

test('the verify page offers what others need, and the three files prove the act', async () => {
  const page = await (await t.ask(`/en/record/${index}/verify`)).text()
  assert.match(page, new RegExp(`href="/en/record/${index}/receipt\\?save=1"`))
  const [proof, entry, key] = await Promise.all(
    [`/record/${index}/receipt`, `/record/${index}/entry`, '/record/key'].map((path) => t.ask(path)),
  )
  const bytes = Buffer.from(await entry!.arrayBuffer())
  assert.equal(verifyTlogProof(await proof!.text(), bytes, (await key!.text()).trim()).index, index)
  assert.equal((await t.ask('/en/record/99999/verify')).status, 404)
  assert.equal((await t.ask('/en/record/99999/receipt')).status, 404)
})

test('before it is published a receipt is told to be on its way, in the reader’s language', async () => {
  const late = await t.house.recorder.perform({
    type: 'mandate.granted',
    actor: { party: 'secretariat' },
    body: { party: 'a', powers: ['observe'], from: '2024-01-01' },
    disclose: { person: { name: 'P' } },
  })
  assert.ok(!isRefusal(late))
  const answer = await t.ask(`/fr/record/${late.index}/receipt`)
  assert.equal(answer.status, 202)
  assert.equal(answer.headers.get('retry-after'), '2')
  assert.match(await answer.text(), new RegExp(`href="/fr/record/${late.index}/receipt"`))
  await t.house.publisher.publish()
  assert.equal((await t.ask(`/fr/record/${late.index}/receipt`)).status, 200)
})

test('what was withheld is not in a receipt any more, and is named as withheld', async () => {
  const { rows } = await t.house.database.pool.query<{ commitment: string }>(
    `select commitment from own.disclosure d join record.entry e on e.act_id = d.act_id where e.index = $1`,
    [index],
  )
  await t.perform({
    type: 'content.withheld',
    body: { commitment: rows[0]?.commitment, ground: 'court-order' },
  })
  await t.house.publisher.publish()
  const receipt = await (await t.ask(`/en/record/${index}/receipt`)).text()
  assert.doesNotMatch(receipt, /дорога/)
  assert.match(receipt, /withheld/)
  assert.equal((await open(receipt)).state, 'ok')
})
