import assert from 'node:assert/strict'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { bulk, migrations, registry } from '../../src/house.ts'
import { publishActivityFile } from '../../src/modules/projects/index.ts'
import { doJobs } from '../../src/platform/jobs/index.ts'
import { replayBeside } from '../../src/platform/record/replay/index.ts'
import { openTestHouse } from '../support/house.ts'
import { environmentOf, run } from './record-scenario.ts'

const t = await openTestHouse('empty')
const { database, files } = t.house
const { db, pool } = database
const rules = { registry, migrations, bulk, files }
const folder = await mkdtemp(join(tmpdir(), 'caravanserai-redact-'))
t.atEnd(async () => rmSync(folder, { recursive: true, force: true }))

const example = readFileSync(join(import.meta.dirname, '../../demo/iati/example.xml'), 'utf8')
const told = example.replace('Example solar power', 'Solar power of Zebulon Quince')
const written = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

await t.perform({
  type: 'status.defined',
  body: { code: 'member', name: { en: 'Member' }, rights: ['vote'], ordinal: 1 },
})
await t.perform({
  type: 'party.admitted',
  body: {
    id: 'agency',
    kind: 'government-agency',
    name: { en: 'Agency' },
    status: 'member',
    identifiers: { iati: 'XM-EXAMPLE-1' },
  },
})
const outcome = await publishActivityFile(t.house, {
  bytes: Buffer.from(told),
  name: 'example.xml',
  set: 'Example',
})
assert.ok(outcome.state === 'published')
const { file } = outcome
const original = String(await files.read(file))
const untold = original.replace('Zebulon Quince', 'a neighbour')
const command = (...words: string[]) => run(words, environmentOf(t))

const differing = async (): Promise<string[]> => {
  const tables: string[] = []
  await replayBeside(database, rules, ({ table, differs }) => void (differs && tables.push(table)))
  return tables
}
const held = async (): Promise<string> => {
  const { rows } = await pool.query<{ text: string }>(
    `select string_agg(a::text, ' ') as text from view.activity a`,
  )
  return rows[0]?.text ?? ''
}
const size = async () => (await db.selectFrom('record.head').select('size').executeTakeFirstOrThrow()).size

test('a file with which the record would not hold is refused, and nothing is changed', async () => {
  const before = await size()
  const shorter = untold.replace(/<iati-activity [^]*?<\/iati-activity>/, '')
  const { status, stderr } = command('record', 'redact', file, written('shorter.xml', shorter))
  assert.equal(status, 1, stderr)
  assert.match(stderr, /entry \d+ does not hold with .*; nothing was changed/)
  assert.equal(await size(), before)
  assert.deepEqual(
    (await Array.fromAsync(files.list())).map(({ sha256 }) => sha256),
    [file],
  )
  const other = command(
    'record',
    'redact',
    file,
    written('other.xml', untold.replace('4250000.50', '4250000.51')),
  )
  assert.equal(other.status, 1)
  assert.match(other.stderr, /says something else than other words: view\.activity_transaction/)
  const itself = command('record', 'redact', file, written('itself.xml', String(await files.read(file))))
  assert.equal(itself.status, 1)
  assert.match(itself.stderr, /The other file is the same/)
  assert.equal(await size(), before)
  assert.deepEqual(
    (await Array.fromAsync(files.list())).map(({ sha256 }) => sha256),
    [file],
  )
  const unknown = command('record', 'redact', 'a'.repeat(64), written('untold.xml', untold))
  assert.equal(unknown.status, 1)
  assert.match(unknown.stderr, /No public file has this hash/)
  assert.equal(command('record', 'redact', 'a', 'b').status, 2)
  assert.equal(command('record', 'redact', file, join(folder, 'none')).status, 1)
})

test('the other file takes its place in the views, the search, the copies and the replay', async () => {
  assert.match(await held(), /Zebulon Quince/)
  const before = await t.ask(`/record/file/${file}`)
  assert.equal(before.status, 200)
  const done = command('record', 'redact', file, join(folder, 'untold.xml'))
  assert.equal(done.status, 0, done.stderr)
  assert.match(done.stdout, new RegExp(`^${file} is gone; laid anew: .*view\\.activity`))

  assert.match(await held(), /of a neighbour/)
  assert.doesNotMatch(await held(), /Zebulon/)
  const found = await (await t.ask('/en/search?q=Zebulon')).text()
  assert.doesNotMatch(found, /Solar power/)
  assert.equal(await files.has(file), false)
  assert.deepEqual(await differing(), [])

  const gone = await t.ask(`/record/file/${file}`)
  assert.equal(gone.status, 410)
  const { by } = (await gone.json()) as { by: string }
  assert.equal(await files.has(by), true)
  const person = await t.ask(`/record/file/${file}`, { headers: { accept: 'text/html' } })
  assert.equal(person.headers.get('location'), `/record/file/${by}`)
  assert.equal(await (await t.ask(`/record/file/${by}`)).text(), untold)

  const copy = join(folder, 'copy')
  assert.equal(command('record', 'export', copy).status, 0)
  const verified = command('verify', copy)
  assert.equal(verified.status, 0, verified.stdout)
  assert.match(verified.stdout, /1 files hold; 1 redacted: file\/[0-9a-f]{64} \(entry \d+\)/)
  assert.match(verified.stdout, /^c ok/m)
  writeFileSync(join(copy, 'file', file), told)
  assert.match(
    command('verify', copy).stdout,
    /^b fault file\/[0-9a-f]{64}: is there, though it was redacted$/m,
  )
})

test('the same again completes what was cut short; another file is refused', async () => {
  const before = await size()
  await files.put(Buffer.from(original), { maxBytes: original.length * 2 })
  await pool.query(`update view.activity set words = 'Zebulon Quince'`)
  const [standing] = await db.selectFrom('view.redaction').select('by_file').execute()
  await files.remove(standing?.by_file ?? '')
  const again = command('record', 'redact', file, join(folder, 'untold.xml'))
  assert.equal(again.status, 0, again.stderr)
  assert.equal(await files.has(standing?.by_file ?? ''), true)
  assert.equal(await files.has(file), false)
  assert.doesNotMatch(await held(), /Zebulon/)
  for (const text of [untold.replace('a neighbour', 'a friend'), original]) {
    const refused = command('record', 'redact', file, written('other.xml', text))
    assert.equal(refused.status, 1)
    assert.match(refused.stderr, /redacted before/)
    assert.equal(await files.has(file), false)
  }
  const published = await publishActivityFile(t.house, {
    bytes: Buffer.from(original),
    name: 'again.xml',
    set: 'Another',
  })
  assert.ok(published.state === 'refused')
  assert.equal(published.refusal.refused, 'record.redacted-file')
  await doJobs(t.house)
  assert.equal(await files.has(file), false)
  assert.equal(await size(), before)
})

test('views are mended from the record, and what others refer to with them', async () => {
  await pool.query(`update view.party set name = '{"en": "Another"}'`)
  await pool.query('delete from view.activity_file')
  await pool.query('delete from view.search')
  assert.ok((await differing()).includes('view.activity'))
  const mended = command('replay', '--mend')
  assert.equal(mended.status, 0, mended.stderr)
  assert.match(mended.stdout, /^view\.party laid anew$/m)
  assert.match(mended.stdout, /^view\.search laid anew$/m)
  assert.deepEqual(await differing(), [])
  assert.equal(command('replay', '--mend').stdout, '')
})
