import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addressOf, numberAt } from './address.ts'
import { countStandings, standingOn } from './standing.ts'

test('a commitment is overdue after its day, until it is delivered', () => {
  assert.deepEqual(standingOn('2026-05-01', '2026-05-01', null), { state: 'no-report', overdue: false })
  assert.deepEqual(standingOn('2026-05-02', '2026-05-01', null), { state: 'no-report', overdue: true })
  assert.equal(standingOn('2026-05-02', '2026-05-01', 'partly-delivered').overdue, true)
  assert.equal(standingOn('2026-05-02', '2026-05-01', 'delivered').overdue, false)
  assert.equal(standingOn('2099-01-01', null, 'in-progress').overdue, false)
})

test('no report and not started are different things', () => {
  assert.notEqual(
    standingOn('2026-01-01', null, null).state,
    standingOn('2026-01-01', null, 'not-started').state,
  )
})

test('counts tell what was promised, delivered, late and silent', () => {
  const counts = countStandings([
    standingOn('2026-05-02', '2026-05-01', null),
    standingOn('2026-05-02', '2026-05-01', 'delivered'),
    standingOn('2026-05-02', null, 'in-progress'),
  ])
  assert.deepEqual(
    { ...counts, byState: undefined },
    { all: 3, delivered: 1, overdue: 1, silent: 1, byState: undefined },
  )
  assert.equal(counts.byState['in-progress'], 1)
  assert.equal(counts.byState['not-delivered'], 0)
})

test('addresses lead back to their number and nothing else does', () => {
  assert.equal(numberAt(addressOf(12)), 12)
  for (const other of ['c-0', 'c-012', 'c-', '12', 'c-1x', 'c-99999999999'])
    assert.equal(numberAt(other), undefined)
})
