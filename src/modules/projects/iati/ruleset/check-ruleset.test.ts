import assert from 'node:assert/strict'
import { test } from 'node:test'
import { activityXml, fileXml, readAll, sound } from '../test-files.ts'

async function faultsOf(
  parts: Partial<typeof sound>,
  xml = (file: string) => file,
  today?: string,
): Promise<string[]> {
  const options = today === undefined ? {} : { today }
  const { faults } = await readAll(xml(fileXml(activityXml(parts))), options)
  return faults.map(({ reason, rule }) => `${reason} ${rule ?? ''}`.trim())
}
const sectors = (vocabulary: string, ...percentages: string[]) =>
  percentages
    .map((each, n) => `<sector vocabulary="${vocabulary}" code="${n}"${each && ` percentage="${each}"`}/>`)
    .join('')
const countries = (...percentages: string[]) =>
  percentages.map((each, n) => `<recipient-country code="A${n}"${each && ` percentage="${each}"`}/>`).join('')
const region = (percentage: string) =>
  `<recipient-region code="298" vocabulary="1" percentage="${percentage}"/>`

const budget = (start: string, end: string) =>
  `<budget><period-start iso-date="${start}"/><period-end iso-date="${end}"/><value value-date="${start}">1</value></budget>`
const bare = (file: string) => file.replace(' default-currency="USD"', '')
const location = (pos: string) => `<location><point srsName="s"><pos>${pos}</pos></point></location>`

test('percentages sum to exactly 100 within a vocabulary', async () => {
  assert.deepEqual(await faultsOf({ sector: sectors('1', '33.33', '33.33', '33.34') }), [])
  assert.deepEqual(await faultsOf({ sector: sectors('1', '33.33', '33.33', '33.33') }), [
    'percentages-not-100 2.1.2',
  ])
  // Ten tenths: a sum that floats get wrong.
  const tenths = Array.from({ length: 9 }, () => '11.1')
  assert.deepEqual(await faultsOf({ sector: sectors('1', ...tenths, '.1') }), [])
  assert.deepEqual(await faultsOf({ sector: sectors('1', '50', '50') + sectors('2', '60', '40') }), [])
  assert.deepEqual(await faultsOf({ sector: sectors('1', '50', '') }), ['percentage-missing 2.1.1'])
  assert.deepEqual(await faultsOf({ sector: sectors('2', '90') }), ['percentages-not-100 2.1.4'])
  assert.deepEqual(await faultsOf({ sector: sectors('2', '150', '-50') }), [
    'percentage-out-of-range 12.3.1',
    'percentage-out-of-range 12.3.1',
  ])
})

test('countries and regions sum together', async () => {
  assert.deepEqual(await faultsOf({ place: countries('60', '40') }), [])
  assert.deepEqual(await faultsOf({ place: countries('60', '30') }), ['percentages-not-100 3.1.2'])
  assert.deepEqual(await faultsOf({ place: countries('60') + region('40') }), [])
  assert.deepEqual(await faultsOf({ place: countries('60') + region('50') }), ['percentages-not-100 3.4.2'])
  assert.deepEqual(await faultsOf({ place: region('50') }), ['percentages-not-100 3.4.4'])
})

test('dates: start, order, future', async () => {
  const planned =
    '<activity-date type="1" iso-date="2021-01-01"/><activity-date type="3" iso-date="2020-01-01"/>'
  assert.deepEqual(await faultsOf({ date: planned }), ['dates-out-of-order 11.1.2'])
  assert.deepEqual(await faultsOf({ date: '<activity-date type="4" iso-date="2020-01-01"/>' }), [
    'start-date-missing 6.11.1',
  ])
  const same =
    '<activity-date type="2" iso-date="2020-01-01"/><activity-date type="4" iso-date="2020-01-01"/>'
  assert.deepEqual(await faultsOf({ date: same }), [])
  assert.deepEqual(await faultsOf({}, undefined, '2020-01-15'), [
    'date-in-future 11.2.1',
    'date-in-future 11.2.2',
  ])
})

test('a budget period of at most a year', async () => {
  assert.deepEqual(await faultsOf({ budget: budget('2020-01-01', '2021-01-01') }), [])
  assert.deepEqual(await faultsOf({ budget: budget('2020-01-01', '2021-01-02') }), [
    'period-longer-than-a-year 7.5.3',
  ])
  assert.deepEqual(await faultsOf({ budget: budget('2020-01-02', '2020-01-01') }), [
    'dates-out-of-order 8.6.3',
  ])
})

test('a currency is never guessed', async () => {
  assert.deepEqual(await faultsOf({}, bare), ['currency-missing 7.8.1'])
  const transaction = sound.transaction.replace('<value', '<value currency="EUR"')
  assert.deepEqual(await faultsOf({ transaction }, bare), [])
})

test('what must be said, and at one level only', async () => {
  assert.deepEqual(await faultsOf({ identifier: '<iati-identifier> </iati-identifier>' }), [
    'identifier-empty',
  ])
  assert.deepEqual(await faultsOf({ identifier: '<iati-identifier>XX-1</iati-identifier>' }), [
    'identifier-same-as-organisation 1.1.3',
  ])
  assert.deepEqual(await faultsOf({}, (file) => file.replace(' xml:lang="en"', '')), [
    'language-missing 4.1.1',
  ])
  assert.deepEqual(await faultsOf({ title: '<title><narrative/></title>' }), ['narrative-missing 4.3.1'])
  assert.deepEqual(await faultsOf({ participating: '<participating-org role="1"/>' }), [
    'organisation-unnamed 6.10.1',
  ])
  assert.deepEqual(await faultsOf({ sector: '' }), ['sector-missing 6.2.2'])
  assert.deepEqual(await faultsOf({ place: '' }), ['recipient-missing 3.7.1'])
  const within = sound.transaction.replace(
    '</value>',
    '</value><sector code="1"/><recipient-country code="KE"/>',
  )
  assert.deepEqual(await faultsOf({ transaction: within }), [
    'sector-at-both-levels 6.6.2',
    'recipient-at-both-levels 3.6.2',
  ])
  assert.deepEqual(await faultsOf({ transaction: within, sector: '', place: '' }), [])
  assert.deepEqual(await faultsOf({ transaction: within + sound.transaction, sector: '', place: '' }), [
    'sector-missing 6.7.2',
    'recipient-missing 3.7.2',
  ])
})

test('a position is two decimals in degrees', async () => {
  assert.deepEqual(await faultsOf({ location: location('-1.28 36.82') }), [])
  for (const pos of ['', '1', '91 0', '0 -181', '1,28 36', '1 2 3']) {
    assert.deepEqual(await faultsOf({ location: location(pos) }), ['position-invalid'])
  }
})
