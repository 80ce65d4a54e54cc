import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cluster, type Cell } from './cluster.ts'

const cell = (x: number, y: number, locations: number, name = `${x} ${y}`): Cell => ({
  x,
  y,
  locations,
  places: 1,
  longitude: x / 2,
  latitude: y / 2,
  names: { en: name },
})

test('few cells stay as they are, the most frequent first', () => {
  const [first, second] = cluster([cell(0, 0, 1), cell(9, 9, 5)], 2)
  assert.deepEqual([first?.locations, second?.locations], [5, 1])
  assert.equal(first?.longitude, 4.5)
})

test('many are merged with their neighbours until they are few, and none is lost', () => {
  const cells = Array.from({ length: 400 }, (_, i) => cell((i % 20) - 10, Math.floor(i / 20) - 10, i + 1))
  const merged = cluster(cells, 30)
  assert.ok(merged.length <= 30 && merged.length > 3)
  assert.equal(
    merged.reduce((sum, { locations }) => sum + locations, 0),
    (400 * 401) / 2,
  )
  assert.equal(
    merged.reduce((sum, { places }) => sum + places, 0),
    400,
  )
})

test('merged cells stand in their weighted middle, under the name of the most frequent', () => {
  const [only] = cluster([cell(0, 0, 3, 'larger'), cell(1, 0, 1, 'smaller')], 1)
  assert.equal(only?.longitude, 0.125)
  assert.deepEqual(only?.names, { en: 'larger' })
  assert.equal(only?.places, 2)
})
