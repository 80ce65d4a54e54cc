import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { Fraction } from 'fraction.js'
import type { Observation } from './observation.ts'
import { claim, claimBook } from './claim.ts'
import { fromExact, roundHalfUp } from './decimal.ts'
import { judge, judgeAssertion } from './judge.ts'
import { at, measuresOf, series, to } from './testing/series.ts'

const measures = measuresOf('odi')
const [level, share, changeOfShare, change] = measures
const [value, total] = [series('value', 'odi'), series('total', 'odi')]
const [published, yearly] = [series('share', 'odi', 'PERCENT'), series('change', 'odi', 'PERCENT')]
const [now, before] = [to('2020-08'), to('2019-08')]
const says = (measure: (typeof measures)[number], stated: string, held: Observation[]) =>
  judgeAssertion({ measure: measure.id, period: now, stated }, measure, held)

test('exactly, by rounding of the result, by rounding of the inputs, or not at all', () => {
  const held = [at(value, now, '11.80'), at(total, now, '68.48')]
  const found = ['11.8', '11.80', '12', '11.805', '11.81'].map((s) => says(level, s, held))
  assert.deepEqual(
    found.map((f) => [f.verdict, f.basis]),
    [
      ['confirmed', 'exact'],
      ['confirmed', 'exact'],
      ['confirmed-within-rounding', 'result-rounded'],
      ['confirmed-within-rounding', 'inputs-rounded'],
      ['contradicted', 'exact'],
    ],
  )
  assert.equal(says(share, '17.2', held).basis, 'result-rounded')
  assert.equal(says(share, '17.24', held).basis, 'inputs-rounded')
  assert.equal(says(share, '17.3', held).verdict, 'contradicted')
})

const half = (part: string, exactly = false) => {
  const counted = { ...share, numerator: { ...value, exact: true }, denominator: { ...total, exact: true } }
  const held = [at(value, now, part), at(total, now, '100')]
  return judgeAssertion({ measure: 'share', period: now, moreThan: '1/2' }, exactly ? counted : share, held)
}

test('more than half is more than half', () => {
  assert.deepEqual(
    [half('51'), half('50.4'), half('50'), half('49')].map((f) => [f.verdict, f.basis]),
    [
      ['confirmed-within-rounding', 'exact'],
      ['confirmed-within-rounding', 'exact'],
      ['contradicted', 'inputs-rounded'],
      ['contradicted', 'exact'],
    ],
  )
  assert.deepEqual([half('51', true).verdict, half('50', true).verdict], ['confirmed', 'contradicted'])
})

test('a share that is only printed does not confirm itself', () => {
  const found = says(share, '17.2', [at(value, now, '11.80'), at(published, now, '17.2')])
  assert.equal(found.verdict, 'not-computable')
  assert.deepEqual(found.implied?.shown, { low: '68.4', high: '68.8' })
})

test('what a missing input would have to be', () => {
  const part = at(value, now, '11.80')
  assert.deepEqual(says(change, '31.5', [part]).implied?.shown, { low: '8.970', high: '8.977' })
  assert.deepEqual(says(change, '31.5', [at(value, before, '8.97')]).implied?.shown, {
    low: '11.79',
    high: '11.80',
  })
  assert.deepEqual(says(changeOfShare, '4.8', [part, at(total, now, '68.48')]).implied?.shown, {
    low: '12.4',
    high: '12.5',
  })
  assert.deepEqual(says(changeOfShare, '4.8', [part, at(published, before, '12.4')]).implied?.shown, {
    low: '68.4',
    high: '68.8',
  })
  const half = judgeAssertion({ measure: 'share', period: now, moreThan: '1/2' }, share, [part])
  assert.deepEqual(half.implied?.shown, { low: null, high: '23.60' })
  assert.equal(says(share, '17.2', []).implied, undefined)
  assert.deepEqual(says(share, '0.0', [part]).implied?.shown, { low: '23600', high: null })
})

const text = (n: number) => roundHalfUp(new Fraction(n, 100), 2)

test('the implied range holds the true value, and stating it again confirms', () => {
  const cents = fc.integer({ min: 100, max: 1_000_000 })
  fc.assert(
    fc.property(cents, cents, cents, cents, fc.nat(3), (a, b, c, d, gap) => {
      const all = [
        at(value, now, text(a)),
        at(total, now, text(b)),
        at(value, before, text(c)),
        at(total, before, text(d)),
      ]
      for (const measure of [share, { ...changeOfShare, published: undefined }, change]) {
        const judged = judgeAssertion({ measure: measure.id, period: now, stated: '0' }, measure, all)
        const stated = judged.computation.rounded ?? ''
        const held = all.filter((_, i) => i !== gap)
        const { implied, computation } = judgeAssertion(
          { measure: measure.id, period: now, stated },
          measure,
          held,
        )
        assert.notEqual(
          judgeAssertion({ measure: measure.id, period: now, stated }, measure, all).verdict,
          'contradicted',
        )
        if (computation.missing.length === 0 || !implied) continue
        const truth = new Fraction([a, b, c, d][gap] ?? 0, 100)
        if (implied.low) assert.ok(truth.gte(fromExact(implied.low)))
        if (implied.high) assert.ok(truth.lte(fromExact(implied.high)))
      }
    }),
  )
})

test('held sources that give different verdicts are a conflict', () => {
  const found = says(level, '11.80', [
    at(value, now, '11.80', { source: 'a' }),
    at(value, now, '12.80', { source: 'b' }),
  ])
  assert.equal(found.verdict, 'conflicting-sources')
  assert.deepEqual(
    found.judgements.map((j) => j.verdict),
    ['confirmed', 'contradicted'],
  )
  assert.equal(says(level, '11', [at(value, now, '12'), at(value, now, '13')]).verdict, 'contradicted')
})

test('published shares that differ are a conflict where nothing can be computed', () => {
  const held = [at(value, now, '11.80'), at(published, now, '17.2'), at(published, now, '16.5')]
  assert.equal(says(share, '17.2', held).verdict, 'conflicting-sources')
  const computable = says(share, '17.2', [...held, at(total, now, '68.48')])
  assert.deepEqual([computable.verdict, computable.conflicts.length], ['confirmed-within-rounding', 1])
})

const kinds = (held: Observation[]) =>
  judgeAssertion({ measure: 'change', period: to('2019-12'), stated: '1' }, change, held).conflicts.map(
    (c) => c.kind,
  )

const pair = (part: string, whole: string, levels = ['127.67', '154.89']) => [
  at(value, to('2019-11'), levels[0] ?? null),
  at(yearly, to('2019-11'), part),
  at(value, to('2019-12'), levels[1] ?? null),
  at(yearly, to('2019-12'), whole),
]

test('changes of nested periods are a conflict only where they cannot stand together', () => {
  assert.deepEqual(kinds(pair('41.2', '-23.1')), ['changes-irreconcilable'])
  assert.deepEqual(kinds(pair('41.2', '23.1')), [])
  // Opposite signs alone are no conflict: a good December turns a small fall into a small rise.
  assert.deepEqual(kinds(pair('-0.3', '0.2', ['100.00', '112.00'])), [])
  // A cumulated amount of a year before that shrinks from November to December is impossible.
  assert.deepEqual(kinds(pair('5.0', '90.0', ['100.00', '112.00'])), ['changes-irreconcilable'])
})

test('a claim has the worst verdict of its assertions', () => {
  const held = [at(value, now, '11.80')]
  const sentence = { en: 'Investment was 11.80 bn.' }
  const levels = [{ measure: 'level', period: now, stated: '11.80' }]
  const two = [...levels, { measure: 'share', period: now, stated: '17.2' }]
  assert.equal(
    judge(claim.parse({ id: 'a', sentence, assertions: levels }), measures, held).verdict,
    'confirmed',
  )
  assert.equal(
    judge(claim.parse({ id: 'b', sentence, assertions: two }), measures, held).verdict,
    'not-computable',
  )
  const stray = { assertions: [{ measure: 'rank', period: now, stated: '1' }] }
  assert.throws(() => judge(stray, measures, held), RangeError)
})

test('a book of claims names measures that it has, and figures as printed', () => {
  const assertions = [
    { measure: 'rank', period: now, stated: '1' },
    { measure: 'level', period: now, stated: '1,5' },
    { measure: 'level', period: now },
    { measure: 'level', period: { start: '2020-08', end: '2020-01' }, stated: '1' },
  ]
  const messages = assertions.map((a) => {
    const book = { dataSet: 'd', measures, claims: [{ id: 'a', sentence: { en: 'x' }, assertions: [a] }] }
    return claimBook.safeParse(book).error?.issues.map((i) => i.message)
  })
  assert.deepEqual(messages, [
    ['unknown-measure'],
    ['not-a-decimal'],
    ['stated-or-more-than'],
    ['period-reversed'],
  ])
})
