import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localeOf } from '../../platform/language/index.ts'
import { tally } from '../pieces/tally/index.ts'
import { bars } from './bars.ts'
import { linesOf, side } from './drawing.ts'
import { landPath, mapWidth, placeOnMap } from './land.ts'
import { timeSeries } from './series.ts'
import { worldMap } from './world-map.ts'

const [en, ar] = [localeOf('en'), localeOf('ar')]

test('positions are mirrored for right-to-left, and only there', () => {
  assert.deepEqual(side(en).span(10, 30), { x: 10, width: 30 })
  assert.deepEqual(side(ar).span(10, 30), { x: 60, width: 30 })
})

test('bars stand in the order of rank from zero; what is not held is hatched and last', async () => {
  const drawn = String(
    bars(
      {
        bars: [
          { label: 'none', value: null },
          { label: 'small', value: '10' },
          { label: 'great', value: '20' },
        ],
      },
      en,
    ),
  )
  assert.ok(drawn.indexOf('>great<') < drawn.indexOf('>small<'))
  assert.ok(drawn.indexOf('>small<') < drawn.indexOf('>none<'))
  const widths = [...drawn.matchAll(/class="f1" x="0%" y="\d+" width="([\d.]+)%"/g)].map((match) =>
    Number(match[1]),
  )
  assert.equal(widths.length, 2)
  assert.ok(Math.abs((widths[0] ?? 0) - 2 * (widths[1] ?? 0)) < 0.05)
  assert.match(drawn, /url\(#hatch\)/)
})

test('a vote has a mark each up to 60, the required line at the end of the last one needed', async () => {
  const drawn = String(
    tally(
      {
        parts: [
          { choice: 'yes', count: 3, inBase: true },
          { choice: 'no', count: 1, inBase: true },
          { choice: 'abstention', count: 1, inBase: false },
        ],
        required: { count: 3, words: 'required: 3 of 4' },
      },
      en,
    ),
  )
  assert.equal(drawn.match(/class="fy"/g)?.length, 3)
  // The third of thirty places, without half of the space after it.
  assert.match(drawn, /class="l3"\s+x1="9.7%"/)
  // After four votes in the base one place is left free.
  assert.match(drawn, /class="fa"\s+x="16.67%"/)
})

test('a gap in a series splits its line', async () => {
  const drawn = String(
    timeSeries({ times: ['1', '2', '3', '4'], series: [{ name: 'x', values: ['1', '2', null, '3'] }] }, en),
  )
  assert.equal(drawn.match(/<polyline/g)?.length, 2)
})

test('land is one outline without borders; a place lies where it is', () => {
  assert.match(landPath(), /^(M\d+ \d+l[\d -]+z)+$/)
  const [west, east] = [placeOnMap(-60, 0), placeOnMap(80, 0)]
  assert.ok(west && east && west.x < mapWidth / 2 && east.x > mapWidth / 2)
  assert.equal(Math.round(west.y), Math.round(east.y))
})

test('circles have areas in proportion; small values alone have small circles, and what is drawn larger is told', async () => {
  const place = (name: string, value: string) => ({ name, longitude: name.length, latitude: 10, value })
  const draw = async (values: string[], full?: number) => {
    const drawn = String(
      worldMap(
        values.map((value, i) => place('x'.repeat(i + 1), value)),
        en,
        full,
      ),
    )
    return { drawn, radii: [...drawn.matchAll(/ r="([\d.]+)"/g)].map((match) => Number(match[1])) }
  }
  const inProportion = await draw(['400', '100'])
  assert.deepEqual(inProportion.radii, [52, 26])
  assert.doesNotMatch(inProportion.drawn, /have one size/)
  const [one = 0, ...others] = (await draw(['1', '1'], 25)).radii
  assert.ok(one < 11, `${one}`)
  assert.deepEqual(others, [one])
  const [four, single] = (await draw(['4', '1'], 25)).radii
  assert.ok(Math.abs((four ?? 0) - 2 * (single ?? 0)) < 0.2)
  const wide = await draw(['10000', '3', '1'], 25)
  assert.deepEqual(wide.radii, [52, 7, 7])
  assert.match(wide.drawn, /Circles up to 3 have one size, so that they can be seen\./)
})

test('long labels break into lines, Chinese ones too', () => {
  assert.deepEqual(linesOf('one two three four', 9), ['one two', 'three', 'four'])
  assert.ok(linesOf('主要依靠清洁燃料和技术的人口比例以及其他各项指标', 20).length > 1)
})
