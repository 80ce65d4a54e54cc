import assert from 'node:assert/strict'
import { test } from 'node:test'
import { conflictsIn, figureRows, rolesIn, shownOf } from './figure.ts'
import { emptyYears, restOfYearBefore } from './months.ts'
import { foreignPart, seriesOf } from './series-of.ts'
import { foreignKey } from './ascii-keys.ts'
import { structure } from '../files/structure.ts'
import bri from './testing/bri-figures.structure.json' with { type: 'json' }
import { at, measuresOf, series, to } from './testing/series.ts'

const [level, share, changeOfShare, change] = measuresOf('odi')
const [value, total] = [series('value', 'odi'), series('total', 'odi')]
const [printed, yearly] = [series('share', 'odi', 'PERCENT'), series('change', 'odi', 'PERCENT')]
const [now, july, before] = [to('2020-08'), to('2020-07'), to('2019-08')]

const held = [
  at(value, before, '8.97'),
  at(printed, before, '12.4'),
  at(value, july, '10.27'),
  at(value, now, '11.80'),
  at(total, now, '68.48'),
  at(printed, now, '17.2'),
]

test('a share is shown as computed where its total is held, else as published, the newest first', () => {
  const rows = figureRows(share, held)
  assert.deepEqual(
    rows.map((row) => [row.period.end, shownOf(row), row.published]),
    [
      [
        '2020-08',
        { value: '17.2', computed: true },
        [{ value: '17.2', verdict: 'confirmed-within-rounding' }],
      ],
      ['2020-07', null, []],
      ['2019-08', { value: '12.4', computed: false }, [{ value: '12.4', verdict: 'not-computable' }]],
    ],
  )
  assert.deepEqual(rolesIn(rows), ['numerator', 'denominator'])
})

test('the published share is an input of its change, not the change as published', () => {
  const [row] = figureRows(changeOfShare, held)
  assert.ok(row)
  assert.deepEqual([shownOf(row), row.published], [{ value: '4.8', computed: true }, []])
  assert.deepEqual(rolesIn([row]), ['numerator', 'denominator', 'published-share-before'])
})

test('sources that differ on an input give a computation each', () => {
  const [row] = figureRows(level, [at(value, now, '11.80'), at(value, now, '11.9')])
  assert.deepEqual(
    row?.computations.map(({ rounded }) => rounded),
    ['11.80', '11.90'],
  )
})

test('a pair of published changes that cannot stand together is one conflict', () => {
  const [part, whole] = [to('2019-11'), to('2019-12')]
  const observations = [
    at(value, part, '127.67'),
    at(yearly, part, '41.2'),
    at(value, whole, '154.89'),
    at(yearly, whole, '-23.1'),
  ]
  const rows = figureRows(change, observations)
  assert.equal(conflictsIn(change, rows, observations).length, 1)
  assert.deepEqual(conflictsIn(change, rows, observations.slice(0, 3)), [])
  assert.deepEqual(restOfYearBefore(part, whole), { start: '2018-12', end: '2018-12' })
  assert.deepEqual(restOfYearBefore(to('2019-12'), { start: '2019-01', end: '2020-02' }), {
    start: '2019-01',
    end: '2019-02',
  })
})

test('a year without a month of any period is a gap', () => {
  assert.deepEqual(emptyYears([to('2017-10'), before, now]), [2018])
  assert.deepEqual(emptyYears([now]), [])
  assert.deepEqual(emptyYears([]), [])
})

test('a measure fits its data set, or the part that does not is named', () => {
  const form = structure.parse(bri)
  const odi = series('value', 'odi')
  assert.deepEqual(
    [foreignPart(odi, form), ...seriesOf(share).map((one) => foreignPart(one, form))],
    [undefined, undefined, undefined, undefined],
  )
  assert.equal(foreignPart({ ...odi, measure: 'none' }, form), 'none')
  assert.equal(foreignPart({ ...odi, unit: 'EUR' }, form), 'EUR')
  assert.equal(foreignPart(series('share', 'odi', 'USD_bn'), form), 'USD_bn')
  assert.equal(foreignPart({ ...odi, key: {} }, form), 'INDICATOR')
  assert.equal(foreignPart({ ...odi, key: { INDICATOR: 'none' } }, form), 'INDICATOR none')
  assert.equal(foreignPart({ ...odi, key: { INDICATOR: 'odi', AREA: 'KZ' } }, form), 'AREA')
})

test('a key that an entry cannot hold is found at any depth', () => {
  assert.equal(foreignKey({ missing: { '..': 'x' }, list: [{ a: null }] }), undefined)
  assert.equal(foreignKey({ list: [{ missing: { '…': 'x' } }] }), '…')
})
