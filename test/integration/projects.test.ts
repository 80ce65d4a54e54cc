import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import { bulk, migrations, registry } from '../../src/house.ts'
import {
  publishActivityFile,
  removeUnpublished,
  totalsOf,
  type Fault,
} from '../../src/modules/projects/index.ts'
import { searchRowsOf } from '../../src/modules/projects/import/search-rows.ts'
import { projects002 } from '../../src/modules/projects/migrations/002-search.ts'
import { isRefusal } from '../../src/platform/record/index.ts'
import { replayBeside } from '../../src/platform/record/replay/index.ts'
import { formBody, openTestHouse } from '../support/house.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const example = await readFile(join(root, 'demo/iati/example.xml'), 'utf8')
const t = await openTestHouse('empty')
const { db } = t.house.database
const folder = await mkdtemp(join(tmpdir(), 'projects-'))
after(() => rm(folder, { recursive: true, force: true }))

await t.perform({
  type: 'status.defined',
  body: { code: 'member', name: { en: 'Member' }, rights: ['vote'], ordinal: 1 },
})
for (const [id, iati] of [
  ['agency', 'XM-EXAMPLE-1'],
  ['other', 'XM-OTHER'],
] as const)
  await t.perform({
    type: 'party.admitted',
    body: { id, kind: 'government-agency', name: { en: id }, status: 'member', identifiers: { iati } },
  })
const agency = await t.person('agency', ['report'])
const other = await t.person('other', ['report'])

await t.perform({
  type: 'programme.launched',
  body: { id: 'paths', title: { en: 'Paths' }, about: { en: 'About' } },
})
const path = await t.perform({
  type: 'path.opened',
  body: { programme: 'paths', code: '10', number: 10, title: { en: 'Energy' }, aim: { en: 'Aim' } },
})
const { index } = await db
  .selectFrom('record.entry')
  .select('index')
  .where('act_id', '=', path)
  .executeTakeFirstOrThrow()

const publish = (text: string, set = 'Example', more: object = {}) =>
  publishActivityFile(t.house, { bytes: Buffer.from(text), name: `${set}.xml`, set, ...more })

/** A page as readers see it: what was shown before the last act is not shown again. */
const pageAt = async (path: string): Promise<string> => {
  await t.house.publisher.publish()
  return (await t.ask(path)).text()
}

const sizeOf = async () => (await db.selectFrom('record.head').select('size').executeTakeFirstOrThrow()).size
const rowsHeld = async () =>
  (
    await db
      .selectFrom('view.activity')
      .select((e) => e.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n

async function published(text: string, set?: string, more?: object) {
  const outcome = await publish(text, set, more)
  if (outcome.state !== 'published') throw new Error(JSON.stringify(outcome))
  return outcome
}

/** The command line as its own process, on the same data. */
const run = (...words: string[]): Promise<{ code: number; stdout: string; stderr: string }> =>
  new Promise((resolve) => {
    const env = {
      ...process.env,
      DATA_DIR: t.house.config.dataDir,
      DATABASE_URL: t.house.database.connection.url,
      MECHANISM: 'rehearsal',
    }
    execFile(join(root, 'bin/caravanserai'), words, { env, cwd: folder }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr })
    })
  })

test('without a file the pages say who can add one, and no sum is a zero', async () => {
  const page = await pageAt('/en/projects')
  assert.match(page, /No project has been published yet\./)
  assert.match(page, /Reporting organisations and the secretariat publish projects/)
  assert.doesNotMatch(page, /USD/)
})

test('a file with a document type, or cut short, changes nothing and names the place', async () => {
  const size = await sizeOf()
  for (const [text, reason] of [
    [
      example.replace('<iati-activities', '<!DOCTYPE x [<!ENTITY e "e">]>\n<iati-activities'),
      'doctype-refused',
    ],
    [example.slice(0, Math.trunc(example.length * 0.7)), 'file-truncated'],
  ] as const) {
    const faults: Fault[] = []
    const outcome = await publish(text, 'Example', { onFault: (fault: Fault) => faults.push(fault) })
    assert.equal(outcome.state, 'faulty')
    assert.deepEqual(
      faults.map((fault) => fault.reason),
      [reason],
    )
    assert.ok((faults[0]?.line ?? 0) > 1)
  }
  assert.equal(await sizeOf(), size)
  assert.equal(await rowsHeld(), 0)
  assert.deepEqual(await Array.fromAsync(t.house.files.list()), [])
})

test('one wrong activity holds back the whole file', async () => {
  const outcome = await publish(
    example.replace('<value value-date="2021-01-15">', '<value value-date="2021-02-30">'),
  )
  assert.deepEqual(outcome, { state: 'faulty', errors: 1 })
  assert.equal(await rowsHeld(), 0)
})

test('a file is published: its projects are there at once, with exact totals', async () => {
  const size = await sizeOf()
  const { file, counts, leftOut } = await published(example)
  assert.deepEqual(counts, { activities: 3, transactions: 9, locations: 3 })
  assert.equal(leftOut, 9)
  assert.equal(await sizeOf(), size + 1)

  const totals = await totalsOf(db)
  assert.deepEqual(totals.commitments, { EUR: '57500000.25', USD: '20900000.00' })
  assert.deepEqual(totals.incomingCommitments, { EUR: '30000000.00' })
  assert.deepEqual(totals.disbursements, { USD: '10400000.00' })

  const page = await pageAt('/en/projects')
  assert.match(page, /<strong>3 projects<\/strong> are published here/)
  assert.match(page, /EUR\s57,500,000\.25 and USD\s20,900,000\.00/)
  assert.match(page, /no data/)

  const stored = await t.ask(`/record/file/${file}`)
  assert.equal(stored.status, 200)
  const text = await stored.text()
  assert.doesNotMatch(text, /Exemplary Contact|contact@example|000 0000/)
  assert.match(text, /XM-EXAMPLE-1-SOLAR/)
})

test('every page is there in six languages, and a missing language is said', async () => {
  for (const lang of ['en', 'fr', 'es', 'ru', 'zh', 'ar'])
    for (const path of ['', '?q=solar&sort=title', '/map', '/XM-EXAMPLE-1-SOLAR', '/XM-EXAMPLE-1-RAIL']) {
      const response = await t.ask(`/${lang}/projects${path}`)
      assert.equal(response.status, 200, `${lang} ${path}`)
      const bytes = Buffer.from(await response.arrayBuffer())
      assert.ok(brotliCompressSync(bytes).length < 30_000, `${lang} ${path}`)
    }
  const project = await pageAt('/fr/projects/XM-EXAMPLE-1-SOLAR')
  assert.match(project, /Énergie solaire pour un bourg/)
  assert.match(project, /4\s250\s000,50/)
  assert.match(project, /rel="external nofollow noreferrer"/)
  assert.match(project, /9 coordonnées ont été retirées/)
  assert.equal((await t.ask('/en/projects/XM-NOT-HERE')).status, 404)
})

test('filters find and do not find', async () => {
  const found = async (query: string) => {
    const { items } = (await (await t.ask(`/api/v1/projects?${query}`)).json()) as {
      items: { identifier: string }[]
    }
    return items.map(({ identifier }) => identifier.split('-').at(-1))
  }
  assert.deepEqual(await found(''), ['RAIL', 'SOLAR', 'WATER'])
  assert.deepEqual(await found('country=KZ'), ['RAIL'])
  assert.deepEqual(await found('sector=1:23230'), ['SOLAR'])
  assert.deepEqual(await found('status=4'), ['WATER'])
  assert.deepEqual(await found('q=солнечная'), ['SOLAR'])
  assert.deepEqual(await found('q=%25'), [])
  assert.deepEqual(await found('reporter=XM-OTHER'), [])
  assert.deepEqual(await found('path=nonsense'), [])
})

test('a list goes on where it stopped', async () => {
  const first = (await (await t.ask('/api/v1/projects?limit=2')).json()) as { items: unknown[]; next: string }
  assert.equal(first.items.length, 2)
  const second = (await (await t.ask(first.next)).json()) as { items: unknown[]; next: null }
  assert.equal(second.items.length, 1)
  assert.equal(second.next, null)
})

test('a project comes out as data and as IATI that reads as the same', async () => {
  const { activity, line } = (await (await t.ask('/api/v1/projects/XM-EXAMPLE-1-WATER')).json()) as {
    activity: { identifier: string; transactions: { value: { amount: string } }[] }
    line: number
  }
  assert.deepEqual(
    activity.transactions.map(({ value }) => value.amount),
    ['2400000.00', '800000.10', '800000.20', '799999.70'],
  )
  assert.ok(line > 100)
  const xml = await (await t.ask('/en/projects/XM-EXAMPLE-1-WATER.xml')).text()
  const faults: Fault[] = []
  const again = await publish(xml, 'Again', { onFault: (fault: Fault) => faults.push(fault) })
  assert.equal(again.state, 'published')
  assert.deepEqual(faults, [])
  const { activity: reread } = (await (await t.ask('/api/v1/projects/XM-EXAMPLE-1-WATER')).json()) as {
    activity: object
  }
  assert.deepEqual(reread, activity)
  const csv = await (await t.ask('/en/projects/XM-EXAMPLE-1-WATER/transactions.csv')).text()
  assert.match(csv, /799999\.70,USD/)
})

test('the last file that holds a project stands, and each project counts once', async () => {
  const { projects, disbursements } = await totalsOf(db)
  assert.deepEqual([projects, disbursements['USD']], [3, '10400000.00'])
  const changed = example.replace('4250000.50', '4250000.75')
  const { file } = await published(changed)
  assert.equal((await totalsOf(db)).disbursements['USD'], '10400000.25')
  // the first file again stands over the second; once it does, again is nothing new
  assert.notEqual((await published(example)).file, file)
  assert.equal((await totalsOf(db)).disbursements['USD'], '10400000.00')
  const size = await sizeOf()
  assert.equal((await publish(example)).state, 'unchanged')
  assert.equal(await sizeOf(), size)
})

test('the search finds a project as it stands, once, and not as it was', async () => {
  const found = async (words: string) =>
    (await pageAt(`/en/search?q=${encodeURIComponent(words)}`)).split('/projects/XM-EXAMPLE-1-SOLAR"')
      .length - 1
  assert.deepEqual([await found('solar town'), await found('solar harbour')], [1, 0])
  await published(example.replaceAll('market town', 'harbour'))
  assert.deepEqual([await found('solar town'), await found('solar harbour')], [0, 1])
  await published(example)
  assert.deepEqual([await found('solar harbour'), await found('XM-EXAMPLE-1-SOLAR')], [0, 1])
})

test('two at the same file at once: one publishes, the other finds it published', async () => {
  const other = example.replaceAll('XM-EXAMPLE-1-', 'XM-EXAMPLE-1-T-')
  const outcomes = await Promise.all([publish(other, 'Twice'), publish(other, 'Twice')])
  assert.deepEqual(outcomes.map(({ state }) => state).toSorted(), ['published', 'unchanged'])
  assert.equal((await totalsOf(db, { set: 'Twice' })).projects, 3)
})

test('contacts stay where the secretariat says so', async () => {
  const { file, leftOut } = await published(example.replaceAll('XM-EXAMPLE-1-', 'XM-EXAMPLE-1-K-'), 'Kept', {
    keepContacts: true,
  })
  assert.equal(leftOut, 0)
  assert.match(await (await t.ask(`/record/file/${file}`)).text(), /contact@example\.org/)
})

test('what is staged and not published is nowhere to be seen, and is taken away', async () => {
  await db
    .insertInto('own.activity_source')
    .values({ original: 'a'.repeat(64), kept_contacts: false, file: 'b'.repeat(64) })
    .execute()
  const held = await rowsHeld()
  await db
    .insertInto('view.activity')
    .values({
      file: 'b'.repeat(64),
      ordinal: 1,
      identifier: 'XM-STAGED',
      line: 1,
      status: '2',
      hierarchy: 1,
      secondary: false,
      reporting_ref: 'X',
      reporting_names: '{}',
      titles: '{}',
      starts: null,
      ends: null,
      countries: [],
      words: 'staged',
      tree: '["iati-activity"]',
    })
    .execute()
  assert.equal((await t.ask('/en/projects/XM-STAGED')).status, 404)
  assert.equal((await totalsOf(db, { q: 'staged' })).projects, 0)
  await db
    .insertInto('view.activity_search')
    .values(searchRowsOf('b'.repeat(64), 1, { identifier: 'XM-STAGED', titles: [], descriptions: [] }))
    .execute()
  assert.match(await pageAt('/en/search?q=XM-STAGED'), /Nothing found/)
  await removeUnpublished(t.house)
  assert.equal(await rowsHeld(), held)
  const left = db.selectFrom('view.activity_search').select('title').where('file', '=', 'b'.repeat(64))
  assert.deepEqual(await left.execute(), [])
})

test('an act for a file that is not staged, or with other counts, is refused', async () => {
  const body = {
    bytes: 1,
    media: 'application/xml',
    set: 'x',
    name: 'x',
    version: '2.03',
    counts: { activities: 1, transactions: 0, locations: 0 },
    leftOut: 0,
  }
  const prepare = (sha256: string) =>
    t.house.recorder.prepare({
      type: 'activity-file.published',
      body: { sha256, ...body },
      actor: { party: 'secretariat' },
    })
  const reasonOf = async (sha256: string) => {
    const prepared = await prepare(sha256)
    return isRefusal(prepared) ? prepared.refused : 'prepared'
  }
  assert.equal(await reasonOf('c'.repeat(64)), 'projects.not-staged')
  const { file } = await db.selectFrom('view.activity_file').select('file').executeTakeFirstOrThrow()
  assert.equal(await reasonOf(file), 'projects.counts-differ')
})

test('a party publishes and links only what it reports itself', async () => {
  const changed = example.replace('4250000.50', '4250000.99')
  const refused = await publish(changed, 'Example', { actor: other.actor })
  assert.equal(refused.state === 'refused' && refused.refusal.refused, 'projects.not-reporter')
  const size = await sizeOf()
  assert.equal((await publish(changed, 'Example', { actor: agency.actor })).state, 'published')
  assert.equal(await sizeOf(), size + 1)
})

test('a project is linked by a form, and stands in the chain of what it carries out', async () => {
  const address = '/en/projects/XM-EXAMPLE-1-SOLAR/link'
  const ask = (targets: string, as: typeof agency) =>
    t.ask(address, { method: 'POST', body: formBody({ targets, paths: [path] }), as })
  const wrong = await ask('999999', agency)
  assert.equal(wrong.status, 422)
  assert.match(await wrong.text(), /There is no act with the number 999999/)
  assert.equal((await ask(String(index), other)).status, 422)
  const asked = await ask(String(index), agency)
  assert.equal(asked.status, 303)
  const confirm = asked.headers.get('location') ?? ''
  const done = await t.ask(confirm, { method: 'POST', body: formBody({}), as: agency })
  assert.equal(done.headers.get('location'), '/en/projects/XM-EXAMPLE-1-SOLAR')
  const page = await pageAt('/en/projects/XM-EXAMPLE-1-SOLAR')
  assert.match(page, /aria-current="page"[^>]*>[\s\S]{0,40}Example solar power/)
  assert.match(page, /Energy/)
  const { items } = (await (await t.ask(`/api/v1/projects?path=${path}`)).json()) as { items: unknown[] }
  assert.equal(items.length, 1)
  const body = { activity: 'XM-EXAMPLE-1-SOLAR', targets: [crypto.randomUUID()], paths: [] }
  const unknown = await t.house.recorder.prepare({ type: 'activity.linked', body, actor: agency.actor })
  assert.ok(isRefusal(unknown))
  assert.equal(unknown.refused, 'projects.no-such-target')
})

test('the command line publishes whole files, names faults by place, and prints totals', async () => {
  const good = join(folder, 'good.xml')
  const bad = join(folder, 'bad.xml')
  await writeFile(good, example.replaceAll('XM-EXAMPLE-1-', 'XM-EXAMPLE-1-C-'))
  await writeFile(bad, example.replace('<value value-date="2021-01-15">', '<value value-date="2021-02-30">'))
  const both = await run('import', 'iati', good, bad, '--set', 'Command')
  assert.equal(both.code, 1, both.stderr)
  assert.match(
    both.stdout,
    /good\.xml: published, 3 activities, 9 transactions, 3 locations, 9 contact details/,
  )
  const line = example.split('\n').findIndex((each) => each.includes('<value value-date="2021-01-15">')) + 1
  assert.match(
    both.stdout,
    new RegExp(
      String.raw`^.*bad\.xml:${line}:\d+: /iati-activities/iati-activity\[3\]/.*/@value-date: date-invalid “2021-02-30” is not a date\.`,
      'm',
    ),
  )
  const again = await run('import', 'iati', good, '--set', 'Command')
  assert.equal(again.code, 0)
  assert.match(again.stdout, /good\.xml: unchanged/)
  const totals = await run('totals', '--by', 'set')
  assert.equal(totals.code, 0)
  assert.match(totals.stdout, /^set,projects,locations,commitments,disbursements\n/)
  assert.match(totals.stdout, /^Command,3,3,20900000\.00,10400000\.00$/m)
  assert.equal((await run('import', 'iati', join(folder, 'absent.xml'))).code, 2)
  assert.equal((await run('totals', '--measure', 'wishes')).code, 2)
})

test('a database from before projects were searched gets the rows that replay gives', async () => {
  const rows = () =>
    db
      .selectFrom('view.activity_search')
      .selectAll()
      .orderBy('file')
      .orderBy('ordinal')
      .orderBy('lang')
      .execute()
  const staged = await rows()
  assert.ok(staged.length > 10)
  await t.house.database.pool.query('drop table view.activity_search')
  await db.transaction().execute((trx) => projects002.up(trx))
  assert.deepEqual(await rows(), staged)
})

test('replay builds the same tables from the record and the files', async () => {
  const differing: string[] = []
  await replayBeside(t.house.database, { registry, migrations, bulk, files: t.house.files }, (sum) => {
    if (sum.differs) differing.push(`${sum.table}: ${sum.differs}`)
  })
  assert.deepEqual(differing, [])
})
