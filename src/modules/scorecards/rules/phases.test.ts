import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { current, standing, type Counts } from './phases.ts'

const none: Counts = { proposal: 0, decision: 0, text: 0, commitment: 0, project: 0, figure: 0 }
const states = (counts: Partial<Counts>) => standing({ ...none, ...counts }).map(({ state }) => state)

test('a path without anything has not started', () => {
  assert.deepEqual(states({}), ['not-started', 'not-started', 'not-started'])
  assert.equal(current(standing(none)), 'advocacy')
})

test('a proposal proves advocacy, a decision begins implementation, a project proves it', () => {
  assert.deepEqual(states({ proposal: 1 }), ['proven', 'not-started', 'not-started'])
  assert.deepEqual(states({ proposal: 1, decision: 1 }), ['proven', 'in-progress', 'not-started'])
  assert.deepEqual(states({ proposal: 1, decision: 1, project: 2 }), ['proven', 'proven', 'not-started'])
  assert.equal(current(standing({ ...none, proposal: 1, commitment: 1 })), 'implementation')
})

test('more on the record never takes a phase back', () => {
  const rank = { 'not-started': 0, 'in-progress': 1, proven: 2 }
  const count = fc.nat(3)
  const counts = fc.record({
    proposal: count,
    decision: count,
    text: count,
    commitment: count,
    project: count,
    figure: count,
  })
  const station = fc.constantFrom(...(Object.keys(none) as (keyof Counts)[]))
  fc.assert(
    fc.property(counts, station, (before, more) => {
      const after = standing({ ...before, [more]: before[more] + 1 })
      return standing(before).every(({ state }, i) => rank[after[i]?.state ?? 'not-started'] >= rank[state])
    }),
  )
})
