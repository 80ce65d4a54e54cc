import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { readCatalogue } from '../../src/platform/language/index.ts'
import { formBody, openTestHouse } from '../support/house.ts'
import { freePort } from '../support/listening.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const port = await freePort()
const t = await openTestHouse('demonstration', { PORT: String(port), MECHANISM: 'demonstration' })
const { origin } = t.house.config
const secretary = await t.person('secretariat', ['secretary'])

/** What a translator has done on the first day. */
const portuguese: Record<string, string> = {
  'design.nav.parties': 'Partes',
  'design.nav.decisions': 'Decisões',
  'design.search': 'Pesquisar',
  'design.start': 'Início',
  'design.content.fallback': 'Em {language}; não disponível em {own}.',
  'parties.title': 'Partes',
  'parties.name': 'Nome',
  'parties.fact':
    '{count, plural, =0 {Nenhuma parte figura aqui.} one {# parte figura aqui.} many {# de partes figuram aqui.} other {# partes figuram aqui.}}',
  'parties.since': 'Desde',
  'decisions.title': 'Decisões',
  'statistics.title': 'Números',
  'web.secretariat': 'Secretariado',
}

/** What has gone wrong in it: a plural form too few, a value that nobody gives, a message and a room not there yet. */
const faulty: Record<string, string | undefined> = {
  'bodies.fact-members': '{count, plural, =0 {Nenhum membro} one {# membro} other {# membros}}',
  'parties.kind': '{tipo}',
  'parties.status': undefined,
}

/** A copy of the product with a folder `languages/pt`: English but for a dozen messages, and without one room. */
async function copyWithPortuguese(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'caravanserai-language-'))
  t.atEnd(() => rm(folder, { recursive: true, force: true }))
  for (const part of ['bin', 'src', 'demo', 'package.json'])
    await cp(join(root, part), join(folder, part), { recursive: true })
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
  const rooms: Record<string, Record<string, string | undefined>> = {}
  for (const [name, message] of readCatalogue('en')) {
    const dot = name.indexOf('.')
    const [room, key] = [name.slice(0, dot), name.slice(dot + 1)]
    if (room !== 'scorecards')
      (rooms[room] ??= {})[key] = name in faulty ? faulty[name] : (portuguese[name] ?? message)
  }
  await mkdir(join(folder, 'languages/pt'), { recursive: true })
  for (const [room, messages] of Object.entries(rooms))
    await writeFile(join(folder, `languages/pt/${room}.json`), JSON.stringify(messages))
  return folder
}

const folder = await copyWithPortuguese()
const env = {
  PATH: process.env['PATH'] ?? '',
  PORT: String(port),
  DATA_DIR: t.house.config.dataDir,
  DATABASE_URL: t.house.database.connection.url,
  MECHANISM: 'demonstration',
}

const server = spawn(join(folder, 'bin/caravanserai'), ['serve'], { env })
t.atEnd(async () => {
  if (server.exitCode !== null) return
  server.kill('SIGTERM')
  await once(server, 'exit')
})
let said = ''
server.stderr.on('data', (words) => (said += String(words)))
await Promise.race([once(createInterface(server.stdout), 'line'), once(server, 'exit')])
assert.equal(server.exitCode, null, said)

const ask = (path: string, headers: Record<string, string> = {}, init: RequestInit = {}) =>
  fetch(`${origin}${path}`, { redirect: 'manual', ...init, headers })
const read = async (path: string) => {
  const response = await ask(path)
  assert.equal(response.status, 200, path)
  return response.text()
}

test('the start says that the language is not complete, and doctor names every message', () => {
  assert.match(said, /languages\/pt: messages missing, and said in English: \d+;/)
  const { stdout } = spawnSync(join(folder, 'bin/caravanserai'), ['doctor'], { env, encoding: 'utf8' })
  assert.match(
    stdout,
    /^note +languages\/pt: messages missing, and said in English: \d+; faults in others: \d+\./m,
  )
  assert.match(stdout, /languages\/pt\/parties\.json lacks: kind, status$/m)
  assert.match(stdout, /languages\/pt\/scorecards\.json lacks: title/)
  assert.match(stdout, /parties\.kind asks for \{tipo\}, which English has not/)
  assert.match(stdout, /bodies\.fact-members has no plural \{count\} many/)
  assert.match(stdout, /web\.error\.not-found\.words is in English/)
})

test('before the mechanism works in it, nobody is led to it', async () => {
  assert.equal((await ask('/', { 'accept-language': 'pt-BR,pt;q=0.9' })).headers.get('location'), '/en/')
  assert.doesNotMatch(await read('/en/'), /hreflang="pt"/)
})

test('a secretary makes it a working language by the form, and it stands in every page’s switch', async () => {
  const headers = { cookie: secretary.cookie, origin }
  const form = await (await ask('/en/secretariat/mechanism', headers)).text()
  assert.match(form, /value="pt"[^>]*>\s*(?:<[^>]+>)*Português/)
  const body = formBody({
    'name.en': 'Demonstration mechanism',
    'description.en': 'A mechanism that works in seven languages.',
    languages: ['ar', 'en', 'es', 'fr', 'pt', 'ru', 'zh'],
  })
  const asked = await ask('/en/secretariat/mechanism', headers, { method: 'POST', body })
  assert.equal(asked.status, 303, await asked.text())
  const done = await ask(asked.headers.get('location') ?? '', headers, { method: 'POST', body: formBody({}) })
  assert.equal(done.status, 303, await done.text())
  const page = await read('/en/parties?kind=enterprise')
  assert.match(page, /href="\/pt\/parties\?kind=enterprise"\s+lang="pt"\s+hreflang="pt"[^>]*>Português</)
  assert.equal((await ask('/', { 'accept-language': 'pt-BR,pt;q=0.9' })).headers.get('location'), '/pt/')
})

test('its pages have its words, its plurals, its dates and its order', async () => {
  for (const [id, name] of Object.entries({
    zambujal: 'Zambujal',
    agua: 'Água Clara',
    azinheira: 'Azinheira',
  }))
    await t.perform({
      type: 'party.admitted',
      body: {
        id,
        kind: 'individual',
        name: { pt: name, en: `${name} (English)` },
        status: 'partner',
        since: '2020-03-01',
      },
    })
  const page = await read('/pt/parties?kind=individual')
  assert.match(page, /<html lang="pt"/)
  assert.match(page, /<h1>Partes<\/h1>/)
  assert.match(page, /3 partes figuram aqui\./)
  assert.match(page, /1 de março de 2020/)
  assert.deepEqual(
    [...page.matchAll(/href="\/pt\/parties\/(zambujal|agua|azinheira)"/g)].map(([, id]) => id),
    ['agua', 'azinheira', 'zambujal'],
  )
  assert.match(await read('/pt/parties?kind=professional-body'), /1 parte figura aqui\./)
  assert.match(await read('/pt/parties?kind=state'), /Nenhuma parte figura aqui\./)
})

test('what it lacks is said in English, and content in another language says which', async () => {
  const page = await read('/pt/parties')
  assert.match(page, /<th[^>]*>\s*Status\s*</)
  assert.match(page, /<th[^>]*>\s*Kind\s*</)
  assert.match(page, /<bdi lang="en" dir="ltr">Member A1</)
  const texts = await read('/pt/texts')
  const text = /href="\/pt(\/texts\/[^"]+)"/.exec(texts)?.[1] ?? ''
  assert.match(await read(`/pt${text}`), /Em inglês; não disponível em português\./)
})

test('every room opens in it', async () => {
  for (const room of [
    '',
    'paths',
    'bodies',
    'decisions',
    'commitments',
    'projects',
    'figures',
    'record',
    'sign-in',
  ])
    await read(`/pt/${room}`)
  assert.equal((await ask('/pt/nowhere')).status, 404)
  const { stdout, status } = spawnSync(
    join(folder, 'bin/caravanserai'),
    ['export', 'parties', join(folder, 'parties.csv'), '--language', 'pt'],
    { env, encoding: 'utf8' },
  )
  assert.equal(status, 0, stdout)
})

test('a file that cannot be read, or a folder that is no language, stops the start by its name', async () => {
  const start = () => spawnSync(join(folder, 'bin/caravanserai'), ['serve'], { env, encoding: 'utf8' })
  await mkdir(join(folder, 'languages/portuguese'))
  assert.match(start().stderr, /languages\/portuguese is not named by a language/)
  await rm(join(folder, 'languages/portuguese'), { recursive: true })
  await writeFile(join(folder, 'languages/pt/web.json'), '{"error": {}}')
  const { status, stderr } = start()
  assert.match(stderr, /languages\/pt\/web\.json is not an object of messages/)
  assert.equal(status, 1)
})

test('without its folder, a working language is named but not offered', async () => {
  const page = await (await t.ask('/en/')).text()
  assert.doesNotMatch(page, /hreflang="pt"/)
  const start = await t.ask('/', { headers: { 'accept-language': 'pt' } })
  assert.equal(start.headers.get('location'), '/en/')
})
