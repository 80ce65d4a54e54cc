import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { guessMapping } from './columns.ts'
import { exportParties } from './export-columns.ts'
import { partyKinds } from './party.ts'
import type { SheetParty } from './party.ts'
import { readParties } from './read-parties.ts'
import { headerLanguages } from './vocabulary.ts'

const statuses = [{ id: 'member', names: { en: 'Member', fr: 'Membre' } }]
const langs = ['fr', 'zh', 'en', 'sw']

const name = fc.constantFrom(
  'Institute',
  'Université d’Été',
  '智库 (北京)',
  'Центр «А»',
  '<i>Name</i>',
  'a, "b"; c',
)
const party = fc.record(
  {
    names: fc.dictionary(fc.constantFrom(...langs), name, { minKeys: 1, noNullPrototype: true }),
    shortNames: fc.dictionary(fc.constantFrom(...langs), name, { noNullPrototype: true }),
    kind: fc.constantFrom(...partyKinds),
    country: fc.constantFrom('FR', 'CN', 'CI'),
    region: fc.constantFrom('002', '143'),
    status: fc.constant('member'),
    since: fc.constantFrom('2015-10-28', '2020-03-04'),
    website: fc.constant('https://example.org/'),
    identifiers: fc.subarray([
      { scheme: 'ror', value: '05dxps055' },
      { scheme: 'wikidata', value: 'Q1' },
    ]),
    focalPoint: fc.constantFrom({ name: 'A. Person', email: 'a@example.org' }, { email: 'b@example.org' }),
    note: fc.constant('two\nlines'),
  },
  { requiredKeys: ['names', 'shortNames', 'identifiers', 'kind'], noNullPrototype: true },
)

void test('what is exported is imported as the same, in every language', () => {
  fc.assert(
    fc.property(
      fc.array(party, { minLength: 1, maxLength: 5 }),
      fc.constantFrom(...headerLanguages),
      (given, lang) => {
        const parties: SheetParty[] = given.map((one, index) => ({ ...one, slug: `party-${index}` }))
        const { header, rows } = exportParties(parties, { lang, langs, statuses, focalPoints: true })
        const table = { header, rows: rows.map((cells, index) => ({ line: index + 2, cells })) }
        const { parties: read, faults } = readParties(table, guessMapping(header), { parties: [], statuses })
        assert.deepEqual(faults, [])
        const expected = parties.map((one, index) => ({ ...one, line: index + 2, slugProposed: false }))
        assert.deepEqual(read, expected)
      },
    ),
  )
})

void test('focal points are people, and leave only when asked for', () => {
  const focalPoint = { name: 'A. Person', email: 'a@example.org' }
  const one: SheetParty = { slug: 'a', names: { en: 'A' }, shortNames: {}, identifiers: [], focalPoint }
  const written = (focalPoints: boolean) =>
    JSON.stringify(exportParties([one], { lang: 'en', langs: ['en'], statuses, focalPoints }))
  assert.doesNotMatch(written(false), /Person|example\.org|Focal/)
  assert.match(written(true), /A\. Person.*a@example\.org/)
})
