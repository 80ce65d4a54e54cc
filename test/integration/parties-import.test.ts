import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { commitments002 } from '../../src/modules/commitments/migrations/002-parties-linked.ts'
import { parties004 } from '../../src/modules/parties/migrations/004-own-ids.ts'
import { writeCsv, writeXlsx } from '../../src/platform/files/spreadsheet/write.ts'
import { bulk, migrations, registry } from '../../src/house.ts'
import { replayBeside } from '../../src/platform/record/replay/index.ts'
import { formBody, openTestHouse, type Person } from '../support/house.ts'

const t = await openTestHouse()
const { db } = t.house.database
const secretary = await t.person('secretariat', ['secretary'])

const header = [
  'Name',
  'Nom en français',
  'Type',
  'Country',
  'Status',
  'Since',
  'Website',
  'Contact',
  'E-mail',
  'Notes',
]
const row = (n: number): string[] => [
  n === 7 ? '<b>Markup</b> & Co' : `Institute ${n}`,
  n % 2 ? `Institut ${n}` : '',
  n % 3 ? 'Think tank' : 'NGO',
  n % 2 ? 'France' : 'CHN',
  n % 5 ? 'Member' : 'Observer',
  n < 30 ? '03/04/2020' : '2021-05-06',
  `www.institute-${n}.example.org`,
  `Person ${n}`,
  `person.${n}@example.org`,
  n === 1 ? 'to be called' : '',
]
const sixty = { header, rows: Array.from({ length: 60 }, (_, i) => row(i + 1)) }

const upload = (bytes: Uint8Array, name: string, as: Person = secretary, path = '/en/parties/import') => {
  const form = new FormData()
  form.set('sheet', new File([new Uint8Array(bytes)], name))
  return t.ask(path, { method: 'POST', body: form, as })
}

const post = (path: string, fields: Record<string, string | string[]>, as: Person = secretary) =>
  t.ask(path, { method: 'POST', body: formBody(fields), as })

const at = (response: Response): string => response.headers.get('location') ?? ''

/** What a page's form would send as it stands: its selects, checked boxes and hidden fields. */
function fieldsOf(page: string): Record<string, string | string[]> {
  const fields: Record<string, string | string[]> = {}
  for (const [, name = '', inside = ''] of page.matchAll(
    /<select[^>]*\bname="([^"]+)"[^>]*>(.*?)<\/select>/gs,
  ))
    fields[name] = /<option value="([^"]*)"\s+selected/.exec(inside)?.[1] ?? ''
  for (const [, name = '', value = ''] of page.matchAll(
    /<input type="hidden" name="([^"]+)" value="([^"]*)"/g,
  ))
    fields[name] = value
  return fields
}

const text = async (path: string, as: Person = secretary) => (await t.ask(path, { as })).text()

test('sixty rows go in: upload, columns, order of days, new statuses, check, record', async () => {
  const uploaded = await upload(await writeXlsx(sixty, { sheet: 'Members' }), 'members.xlsx')
  assert.equal(uploaded.status, 303)
  const columns = at(uploaded)
  assert.match(columns, /^\/en\/parties\/import\/[0-9a-f-]{36}\/columns$/)

  const fields = fieldsOf(await text(columns))
  assert.equal(fields['column.0'], 'name:en')
  assert.equal(fields['column.1'], 'name:fr')
  assert.deepEqual([fields['word.0'], fields['word.1']], ['Member', 'Observer'])

  const ambiguous = await post(columns, fields)
  assert.equal(ambiguous.status, 422)
  assert.match(await ambiguous.text(), /can be read as two different days/)

  const decided = {
    ...fields,
    order: 'dmy',
    'word-means.0': 'new',
    'word-rights.0': ['vote', 'speak'],
    'word-means.1': 'new',
  }
  const checked = await post(columns, decided)
  assert.equal(checked.status, 303)
  const check = at(checked)
  const preview = await text(check)
  assert.match(preview, /To be admitted: 60; described anew: 0; there already: 0; left out: 0\./)
  assert.match(preview, /&lt;b&gt;Markup&lt;\/b&gt; &amp; Co/)

  // Every step back is open, with what was decided.
  assert.match(await text(columns), /checked[^>]*value="dmy"/)

  const record = at(await post(check, {}))
  assert.match(await text(record), /60 parties joined, from one sheet\./)
  const done = await post(record, {})
  assert.equal(at(done), '/en/parties')

  const parties = await db.selectFrom('view.party').selectAll().execute()
  assert.equal(parties.length, 60)
  assert.deepEqual(
    parties.find(({ id }) => id === 'institute-1'),
    {
      ...parties.find(({ id }) => id === 'institute-1'),
      name: { en: 'Institute 1', fr: 'Institut 1' },
      kind: 'think-tank',
      country: 'FR',
      status: 'member',
      since: '2020-04-03',
      website: 'https://www.institute-1.example.org/',
    },
  )
  const statuses = await db.selectFrom('view.status').select(['code', 'rights']).orderBy('code').execute()
  assert.deepEqual(statuses, [
    { code: 'member', rights: ['vote', 'speak'] },
    { code: 'observer', rights: [] },
  ])
  const page = await text('/en/parties/institute-1')
  assert.match(page, /Institute 1/)
})

test('one act holds the whole sheet, names its file, and no person', async () => {
  const entries = await db.selectFrom('record.entry').select(['type', 'bytes']).execute()
  const imported = entries.filter(({ type }) => type === 'parties.imported')
  assert.equal(imported.length, 1)
  const entry = imported[0]?.bytes.toString() ?? ''
  const { body } = (JSON.parse(entry) as { act: { body: { source: { sha256: string } } } }).act
  assert.match(body.source.sha256, /^[0-9a-f]{64}$/)
  for (const all of entries) assert.doesNotMatch(all.bytes.toString(), /Person 1|person\.1@|to be called/)
  assert.equal(await t.house.files.has(body.source.sha256), false, 'the sheet is not kept once it has served')
  assert.equal((await t.ask(`/record/file/${body.source.sha256}`)).status, 404)
})

test('the same sheet again finds every party, and only what is new is recorded, in one confirmed act', async () => {
  const again = {
    header,
    rows: [...sixty.rows, ['Newcomer', '', 'Think tank', 'France', 'Member', '2022-01-01', '', '', '', '']],
  }
  const columns = at(await upload(writeCsv(again), 'members.csv'))
  const check = at(await post(columns, { ...fieldsOf(await text(columns)), order: 'dmy' }))
  const preview = await text(check)
  assert.match(preview, /To be admitted: 1; described anew: 0; there already: 60; left out: 0\./)
  assert.match(preview, /by its name/)
  const confirm = at(await post(check, fieldsOf(preview)))
  assert.match(confirm, /^\/en\/acts\//)
  assert.match(await text(confirm), /1 party joined, from one sheet\./)
  const done = at(await post(confirm, {}))
  assert.match(done, /\/done$/)
  assert.equal(at(await t.ask(done, { as: secretary })), '/en/parties')
  assert.equal((await db.selectFrom('view.party').select('id').execute()).length, 61)
  assert.deepEqual(await db.selectFrom('own.draft').select('id').execute(), [])
})

test('a party that is there can be described anew, with its status', async () => {
  const sheet = {
    header,
    rows: [
      [
        'Institute 2',
        'Institut deux',
        'Enterprise',
        'CHN',
        'Observer',
        '2023-01-01',
        '',
        'New Person',
        '',
        '',
      ],
    ],
  }
  const columns = at(await upload(writeCsv(sheet), 'one.csv'))
  const check = at(await post(columns, fieldsOf(await text(columns))))
  const preview = await text(check)
  const line = Object.keys(fieldsOf(preview)).find((name) => name.startsWith('line.')) ?? ''
  const record = at(await post(check, { [line]: 'update' }))
  assert.match(await text(record), /Institute 2 was described anew\./)
  await post(record, {})
  const party = await db
    .selectFrom('view.party')
    .selectAll()
    .where('id', '=', 'institute-2')
    .executeTakeFirstOrThrow()
  assert.deepEqual(
    [party.name, party.kind, party.status, party.since, party.website],
    [
      { en: 'Institute 2', fr: 'Institut deux' },
      'enterprise',
      'observer',
      '2023-01-01',
      'https://www.institute-2.example.org/',
    ],
  )
})

test('what is wrong is told with its place, and nothing goes in by it', async () => {
  const bad = {
    header: ['Name', 'Type', 'Status', 'Website', 'E-mail'],
    rows: [
      ['Good', 'Think tank', 'Member', 'good.example.org', ''],
      ['Evil\u202Egnp.exe', 'Think tank', 'Member', '', ''],
      ['No kind', 'Club', 'Member', '', ''],
      ['Bad site', 'Think tank', 'Member', 'not a site', 'a@b'],
    ],
  }
  const columns = at(await upload(writeCsv(bad), 'bad.csv'))
  const check = at(await post(columns, fieldsOf(await text(columns))))
  const page = await text(check)
  assert.match(page, /To be admitted: 2; described anew: 0; there already: 0; left out: 2\./)
  assert.match(page, /Row 3, column A/)
  assert.match(page, /changes the direction of writing/)
  assert.match(page, /Row 4, column B/)
  assert.match(page, /“Club” is not a kind of party/)
  assert.match(page, /Row 5, column D/)
  assert.equal((await post(columns.replace(/columns$/, 'discard'), {})).status, 303)
  assert.equal((await t.ask(columns, { as: secretary })).status, 404)
})

const refused: [string, Uint8Array, RegExp][] = [
  [
    'too-many.csv',
    writeCsv({
      header: ['Name', 'Type'],
      rows: Array.from({ length: 100_000 }, (_, i) => [`P${i}`, 'State']),
    }),
    /more than 2,?000 rows/,
  ],
  ['latin1.csv', Buffer.from('Name;Type\nInstitut fran\xe7ais;ONG\n', 'latin1'), /not in UTF-8/],
  ['empty.csv', Buffer.from(''), /Choose the sheet|file is empty/],
  ['members.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /before 2007/],
  ['members.pdf', Buffer.from('%PDF-1.7 '), /not a CSV or XLSX/],
]
for (const [name, bytes, words] of refused)
  test(`a sheet that cannot be read is refused in a sentence: ${name}`, async () => {
    const response = await upload(bytes, name)
    assert.equal(response.status, 422)
    assert.match(await response.text(), words)
  })

test('only secretaries import, and nobody sees another one’s sheet', async () => {
  const member = await t.person('institute-1', ['administer'])
  assert.equal((await t.ask('/en/parties/import', { as: member })).status, 403)
  assert.equal((await upload(writeCsv(sixty), 'x.csv', member)).status, 403)
  const mine = at(await upload(writeCsv(sixty), 'mine.csv'))
  const other = await t.person('secretariat', ['secretary'])
  assert.equal((await t.ask(mine, { as: other })).status, 404)
})

test('the export has the same columns; people and notes are for secretaries alone', async () => {
  const publicCsv = await (await t.ask('/en/parties.csv')).text()
  assert.match(publicCsv, /Institute 60/)
  assert.doesNotMatch(publicCsv, /Person|@example\.org|to be called/)
  const own = await text('/en/parties.csv')
  assert.match(own, /Person 1,person\.1@example\.org,to be called/)
  assert.match(own, /New Person/)
  const xlsx = await t.ask('/fr/parties.xlsx')
  assert.equal(Buffer.from(await xlsx.arrayBuffer()).toString('latin1', 0, 2), 'PK')
})

test('a party of a sheet is linked to what builds on it, and to that alone', async () => {
  const name = (en: string) => ({ en })
  const adopted = await t.perform({
    type: 'text.adopted',
    body: {
      id: 'guidelines',
      kind: 'guidelines',
      title: name('Guidelines'),
      authentic: ['en'],
      paragraphs: [{ number: 1, kind: 'operative', text: name('Parties act.') }],
      paths: [],
    },
  })
  for (const party of ['institute-3', 'newcomer'])
    await t.perform({
      type: 'commitment.accepted',
      actor: (await t.person(party, ['sign'])).actor,
      body: { text: adopted, paragraph: 1, title: name(`${party} acts`), paths: [] },
    })
  const side = async (path: string) => (await text(path)).split('class="side"')[1] ?? ''
  assert.match(await side('/en/parties/institute-3'), /href="\/en\/commitments\/c-1"/)
  assert.doesNotMatch(await side('/en/parties/institute-3'), /href="\/en\/parties\//)
  assert.doesNotMatch(await side('/en/parties/institute-4'), /commitments\/c-/)
  assert.match(await side('/en/parties/newcomer'), /href="\/en\/commitments\/c-2"/)
  const parties = (page: string) => page.match(/\/en\/parties\/[a-z0-9-]+"/g)
  assert.deepEqual(parties(await side('/en/commitments/c-1')), ['/en/parties/institute-3"'])
})

test('a database from before parties of a sheet were linked is brought to what replay gives', async () => {
  const { pool } = t.house.database
  await pool.query('alter table view.party drop column own_id')
  await pool.query('delete from view.ref where from_id in (select id from view.commitment where number = 1)')
  await pool.query('insert into view.ref select id, text::uuid from view.commitment where number = 1')
  await db.transaction().execute(async (trx) => {
    await parties004.up(trx)
    await commitments002.up(trx)
  })
})

test('replay builds the same views again', async () => {
  const differ: string[] = []
  const rules = { registry, migrations, bulk, files: t.house.files }
  await replayBeside(t.house.database, rules, ({ table, differs }) => {
    if (differs) differ.push(`${table}: ${differs}`)
  })
  assert.deepEqual(differ, [])
})

const folder = await mkdtemp(join(tmpdir(), 'caravanserai-import-'))
after(() => rm(folder, { recursive: true, force: true }))
const program = fileURLToPath(new URL('../../bin/caravanserai', import.meta.url))

const run = (...words: string[]) =>
  new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const env = { ...process.env, DATA_DIR: join(folder, 'data'), MECHANISM: 'rehearsal', DATABASE_URL: '' }
    execFile(program, words, { env }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    )
  })

test('the command line does the same: dry run, mapping, refusal, export', { timeout: 120_000 }, async () => {
  const sheet = join(folder, 'members.csv')
  const mapping = join(folder, 'mapping.json')
  await writeFile(sheet, writeCsv({ header, rows: sixty.rows.slice(0, 5) }))
  const bare = await run('import', 'parties', sheet)
  assert.equal(bare.code, 1)
  assert.match(bare.err, /row 2, column E: “Member” is not a status/)
  const status = (code: string, name: string, ordinal: number) => ({
    code,
    name: { en: name },
    rights: ['vote'],
    ordinal,
  })
  await writeFile(
    mapping,
    JSON.stringify({
      dateOrder: 'dmy',
      define: [status('member', 'Member', 1), status('observer', 'Observer', 2)],
    }),
  )
  const dry = await run('import', 'parties', sheet, '--mapping', mapping, '--dry-run')
  assert.equal(dry.code, 0, dry.err)
  assert.match(dry.out, /5 to admit, 0 to update, 0 to skip, 0 to leave out: 3 acts/)
  assert.doesNotMatch(dry.out, /recorded/)
  const done = await run('import', 'parties', sheet, '--mapping', mapping)
  assert.equal(done.code, 0, done.err)
  assert.match(done.out, /recorded as act \d+: parties\.imported/)
  const file = join(folder, 'out.csv')
  assert.equal((await run('export', 'parties', file)).code, 0)
  const written = await readFile(file, 'utf8')
  assert.match(written, /institute-5/)
  assert.doesNotMatch(written, /Person/)
  assert.equal((await run('export', 'parties', join(folder, 'out.pdf'))).code, 2)
  await writeFile(mapping, '{"colums":[]}')
  assert.equal((await run('import', 'parties', sheet, '--mapping', mapping)).code, 2)
})
