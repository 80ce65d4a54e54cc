import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, test } from 'node:test'
import { readRelease } from '../files/read-release.ts'
import { structure } from '../files/structure.ts'
import { fromExact } from './decimal.ts'
import { judgeAssertion } from './judge.ts'
import { measuresOf, to } from './testing/series.ts'

// Conformance with figures that others published; the folder is not part of this repository.
const root = resolve(import.meta.dirname, '../../../..')
const folder = resolve(root, process.env['TEST_DATA'] ?? '../shared/data', 'bri-figures')
const files = ['published.csv', 'published-totals.csv'].map((name) => resolve(folder, name))
const lacking = files.filter((file) => !existsSync(file))

const shape = structure.parse(
  JSON.parse(readFileSync(resolve(import.meta.dirname, 'testing/bri-figures.structure.json'), 'utf8')),
)

const read = (file: string) => {
  const reading = readRelease(readFileSync(file), shape)
  assert.ok(reading.ok, JSON.stringify(reading))
  return reading.observations
}

const first = () => read(files[0] ?? '')
const both = () => files.flatMap(read)

const says = (
  indicator: string,
  id: string,
  end: string,
  figure: { stated: string } | { moreThan: string },
) => {
  const measure = measuresOf(indicator).find((m) => m.id === id)
  assert.ok(measure)
  return (held: ReturnType<typeof first>) =>
    judgeAssertion({ measure: id, period: to(end), ...figure }, measure, held)
}

describe(
  'claims on published figures',
  { skip: lacking.length > 0 && `not held: ${lacking.join(', ')}` },
  () => {
    const odi = 'odi_nonfinancial'
    const share = says(odi, 'share', '2020-08', { stated: '17.2' })

    test('both files are read whole', () => {
      const rows = files.map((file) => new Set(read(file).map((o) => o.line)).size)
      assert.deepEqual(rows, [28, 6])
    })

    test('17.2 % is not computable from the first release, and implies a total of 68.4 to 68.8', () => {
      const found = share(first())
      assert.equal(found.verdict, 'not-computable')
      assert.deepEqual(
        found.computation.missing.map((m) => [m.series.measure, m.period]),
        [['total', to('2020-08')]],
      )
      assert.deepEqual(found.implied?.shown, { low: '68.4', high: '68.8' })
    })

    test('with the totals, 17.2 % is confirmed within rounding, and the total was as implied', () => {
      const found = share(both())
      assert.deepEqual(
        [found.verdict, found.basis, found.computation.steps[0]?.working],
        ['confirmed-within-rounding', 'result-rounded', '17.23'],
      )
      const implied = share(first()).implied
      assert.ok(implied?.low && implied.high)
      assert.ok(fromExact(implied.low).lte('68.48') && fromExact(implied.high).gt('68.48'))
    })

    test('4.8 points more and 31.5 % on the year are confirmed within rounding', () => {
      const points = says(odi, 'change-of-share', '2020-08', { stated: '4.8' })
      assert.equal(points(first()).verdict, 'not-computable')
      assert.equal(points(both()).verdict, 'confirmed-within-rounding')
      assert.equal(points(both()).computation.groups, 'not-stated')
      const change = says(odi, 'change', '2020-08', { stated: '31.5' })
      assert.equal(change(first()).verdict, 'not-computable')
      assert.equal(change(both()).verdict, 'confirmed-within-rounding')
    })

    test('new contracts and turnover are each more than half of the total', () => {
      for (const [indicator, stated, working] of [
        ['new_contract_value', '72.95', '54.05'],
        ['completed_turnover', '46.02', '57.85'],
      ] as const) {
        const half = says(indicator, 'share', '2020-08', { moreThan: '1/2' })
        assert.equal(half(first()).verdict, 'not-computable')
        assert.equal(half(both()).verdict, 'confirmed-within-rounding')
        assert.equal(half(both()).computation.steps[0]?.working, working)
        assert.equal(says(indicator, 'level', '2020-08', { stated })(first()).verdict, 'confirmed')
      }
    })

    test('January to July 2020: 10.27 of 60.28 is 17.0 % within rounding', () => {
      assert.equal(
        says(odi, 'share', '2020-07', { stated: '17.0' })(first()).verdict,
        'confirmed-within-rounding',
      )
    })

    test('new contracts of 2019: one source has them down 23.1 %, another up 41.2 % to November', () => {
      for (const [end, stated] of [
        ['2019-12', '-23.1'],
        ['2019-11', '41.2'],
      ] as const) {
        const found = says('new_contract_value', 'change', end, { stated })(first())
        assert.equal(found.verdict, 'conflicting-sources')
        const conflict = found.conflicts[0]
        assert.deepEqual(
          conflict?.witnesses.map((w) => w.value),
          ['41.2', '-23.1'],
        )
        assert.ok(conflict?.witnesses.every((w) => w.observations[0]?.source?.startsWith('http')))
      }
      // No other figure of the folder is thought to be in conflict.
      for (const [indicator, end, stated] of [
        ['completed_turnover', '2019-12', '9.7'],
        [odi, '2020-08', '31.5'],
      ] as const)
        assert.deepEqual(says(indicator, 'change', end, { stated })(both()).conflicts, [])
    })
  },
)
