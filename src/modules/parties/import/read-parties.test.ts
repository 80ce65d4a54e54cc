import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readTable } from '../../../platform/files/spreadsheet/read.ts'
import { writeCsv, writeXlsx } from '../../../platform/files/spreadsheet/write.ts'
import { guessMapping } from './columns.ts'
import type { Mapping } from './columns.ts'
import type { ExistingParty, KnownStatus } from './party.ts'
import { readParties } from './read-parties.ts'

const statuses: KnownStatus[] = [
  { id: 'member', names: { en: 'Member', fr: 'Membre', zh: '成员' } },
  { id: 'observer', names: { en: 'Observer', fr: 'Observateur', zh: '观察员' } },
]

const read = (
  header: string[],
  rows: string[][],
  mapping: Partial<Mapping> = {},
  parties: ExistingParty[] = [],
) => {
  const table = { header, rows: rows.map((cells, index) => ({ line: index + 2, cells })) }
  return readParties(table, { ...guessMapping(header), ...mapping }, { parties, statuses })
}

const header = [
  'Name',
  '名称',
  'Acronym',
  'Type',
  'Country',
  'Status',
  'Since',
  'Website',
  'Contact',
  'E-mail',
  'Notes',
]
const mess = (number: number): string[] => {
  const pick = (...of: string[]): string => of[number % of.length] ?? ''
  return [
    pick(
      `  Institute\u00A0 No.   ${number} `,
      `<b>Centre</b> ${number}`,
      '',
      `Université d\u2019E\u0301te\u0301 ${number}`,
    ),
    pick('', '', `第${number}研究院`, `智库　${number}`),
    pick(`I${number}`, '', '', 'UNI', ''),
    pick('Think tank', 'ONG', '企业', 'منظمة دولية', 'ГОСУДАРСТВО', 'professional BODY', ' Banque '),
    pick('France', 'CHN', 'Viet Nam', '398', 'Российская Федерация', 'الأردن', ''),
    pick('Member', 'observateur', '成员', ''),
    pick('2015-10-28', '28 October 2015', '28/10/2015', '', '2015年10月28日'),
    pick(`www.institute-${number}.example.org`, '', `HTTPS://Org${number}.example/`),
    pick('A. Person', ''),
    pick(`focal.${number}@example.org`, '', ` MAILTO:f${number}@Example.org `),
    pick('—', 'two\nlines', '=1+1', 'N/A'),
  ]
}

void test('sixty rows with the usual mess are read whole, from CSV and from XLSX alike', async () => {
  const written = { header, rows: Array.from({ length: 60 }, (_, index) => mess(index)) }
  const answers = []
  for (const bytes of [writeCsv(written), await writeXlsx(written, { sheet: 'Members' })]) {
    const table = await readTable(bytes, 'members')
    assert.deepEqual(table.faults, [])
    answers.push(readParties(table, guessMapping(table.header), { parties: [], statuses }))
  }
  const [answer] = answers
  assert.deepEqual(answers[1], answer)
  assert.ok(answer)
  const { parties, faults, duplicates } = answer
  assert.deepEqual([parties.length, faults, duplicates], [60, [], []])
  assert.equal(new Set(parties.map(({ slug }) => slug)).size, 60)
  assert.deepEqual(parties[0], {
    line: 2,
    names: { en: 'Institute No. 0' },
    shortNames: { en: 'I0' },
    kind: 'think-tank',
    country: 'FR',
    status: 'member',
    since: '2015-10-28',
    website: 'https://www.institute-0.example.org/',
    identifiers: [],
    focalPoint: { name: 'A. Person', email: 'focal.0@example.org' },
    slug: 'institute-no-0',
    slugProposed: true,
  })
  assert.deepEqual(parties[1]?.names, { en: '<b>Centre</b> 1' })
  assert.deepEqual([parties[2]?.names, parties[2]?.country], [{ zh: '第2研究院' }, 'VN'])
  assert.equal(parties[2]?.focalPoint?.email, 'f2@example.org')
  assert.equal(parties[1]?.note, 'two\nlines')
})

void test('each cell that cannot be read is a fault with its place', () => {
  const columns = [
    'ID',
    'Name',
    'Type',
    'Country',
    'Region',
    'Status',
    'Since',
    'Website',
    'ROR',
    'Other IDs',
    'E-mail',
  ]
  const bad = ['no good', 'A', 'Club', 'Korea', 'Midlands', 'Friend', '03/04/2020', 'none', '0', 'Q1', 'a@b']
  const { parties, faults } = read(columns, [
    bad,
    ['', '', ...bad.slice(2)],
    ['', 'C\u202E', 'State'],
    ['', 'D'.repeat(301), 'State'],
    ['', 'E'],
  ])
  const places = faults.map(({ line, column = '', reason }) => `${line}${column} ${reason}`)
  const first =
    'A invalid-slug,C unknown-kind,D unknown-country,E unknown-region,F unknown-status,G ambiguous-date'
  const second = 'H invalid-website,I invalid-identifier,J invalid-identifier,K invalid-email'
  const others = [
    '3 missing-name',
    '4B bidi-control',
    '4 missing-name',
    '5B too-long',
    '5 missing-name',
    '6C missing-kind',
  ]
  const expected = [...`${first},${second}`.split(',').map((place) => `2${place}`), ...others]
  assert.deepEqual(places.sort(), expected.sort())
  assert.deepEqual(
    parties.map(({ line, slug, slugProposed }) => [line, slug, slugProposed]),
    [
      [2, 'party-1', true],
      [6, 'party-2', true],
    ],
  )
  assert.deepEqual(faults.find(({ reason }) => reason === 'unknown-country')?.values, { value: 'Korea' })
})

void test('the order of days in the mapping resolves what is ambiguous', () => {
  const row = ['A', 'State', '03/04/2020']
  const since = (dateOrder?: Mapping['dateOrder']) =>
    read(['Name', 'Type', 'Since'], [row], { dateOrder }).parties.map((party) => party.since)
  assert.deepEqual([since(), since('dmy'), since('mdy')], [[undefined], ['2020-04-03'], ['2020-03-04']])
})

const reasons = (names: string[], mapping: Partial<Mapping>, rows = [['A', 'State']]) =>
  read(names, rows, mapping).faults.map(({ reason }) => reason)

void test('a mapping that cannot work is one fault', () => {
  const names = ['Name', 'Type']
  assert.deepEqual(reasons(names, { columns: ['name:en'] }), ['mapping-does-not-fit'])
  assert.deepEqual(reasons(names, { columns: ['name:en', 'name:en'] }), ['column-mapped-twice'])
  assert.deepEqual(reasons(names, { columns: ['note', 'kind'] }), ['no-name-column'])
  assert.deepEqual(reasons(names, { columns: ['name:en', null] }), ['no-kind-column'])
  assert.deepEqual(reasons(names, { columns: ['name:en', null], kind: 'think-tank' }), [])
  assert.deepEqual(reasons(names, {}, []), ['no-rows'])
})

void test('duplicates in the sheet and with parties that are there', () => {
  const existing: ExistingParty[] = [
    {
      id: 'p1',
      slug: 'ecole',
      names: { fr: 'École des hautes études' },
      website: 'https://www.ecole.example/',
    },
    { id: 'p2', slug: 'ror-one', names: { en: 'One' }, identifiers: [{ scheme: 'ror', value: '05dxps055' }] },
  ]
  const columns = ['ID', 'Name', 'Type', 'Website', 'ROR']
  const { parties, duplicates } = read(
    columns,
    [
      ['', 'ECOLE DES  HAUTES ÉTUDES', 'Think tank', '', ''],
      ['', 'Another', 'Think tank', 'ecole.example', ''],
      ['ecole', 'Third', 'Think tank', '', ''],
      ['', 'Fourth', 'Think tank', '', 'https://ror.org/05dxps055'],
      ['', 'third!', 'Think tank', '', ''],
      ['', 'Distinct', 'Think tank', '', ''],
      ['distinct', 'Same proposal', 'Think tank', '', ''],
    ],
    {},
    existing,
  )
  assert.deepEqual(duplicates, [
    { line: 2, of: 'p1', by: 'name' },
    { line: 3, of: 'p1', by: 'website' },
    { line: 4, of: 'p1', by: 'identifier' },
    { line: 5, of: 'p2', by: 'identifier' },
    { line: 6, of: 4, by: 'name' },
  ])
  assert.equal(parties[5]?.slug, 'distinct-2')
})
