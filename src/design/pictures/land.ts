import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { geoEqualEarth, geoPath, type Projection } from 'd3-geo'
import { feature, type Topology } from 'topojson-client'

/** The units of the map's viewBox: wide enough that whole numbers are half a pixel on the page. */
export const mapWidth = 1400

// 11 degrees east in the middle cuts the seas between Asia and America, and no land but Antarctica.
const middle = -11
// Between these latitudes all people live; the projection is cut there, not stretched.
const [north, south] = [84, -57]

/** Equal Earth (Šavrič, Patterson, Jenny 2018): areas are true, so circles and land can be compared. */
const projection: Projection = geoEqualEarth().rotate([middle, 0]).fitWidth(mapWidth, { type: 'Sphere' })

const edge = (latitude: number): number => projection([-middle, latitude])?.[1] ?? 0
const top = edge(north)

/** The height of the map in the same units. */
export const mapHeight = Math.round(edge(south) - top)

/** Where a place lies on the map, in its units. */
export function placeOnMap(longitude: number, latitude: number): { x: number; y: number } | undefined {
  const point = projection([longitude, latitude])
  return point ? { x: point[0], y: point[1] - top } : undefined
}

type Ring = [number, number][]

let drawn: string | undefined

/** The outline of all land, without borders, as the data of an SVG path. Natural Earth 1:110m, drawn once. */
export function landPath(): string {
  if (drawn !== undefined) return drawn
  const file = createRequire(import.meta.url).resolve('world-atlas/land-110m.json')
  const topology = JSON.parse(readFileSync(file, 'utf8')) as Topology
  const rings: Ring[] = []
  geoPath(projection, {
    moveTo: (x, y) => void rings.push([[x, y]]),
    lineTo: (x, y) => void rings.at(-1)?.push([x, y]),
    closePath: () => undefined,
    arc: () => undefined,
  })(feature(topology, 'land'))
  drawn = rings.map(ringPath).join('')
  return drawn
}

/** A ring in whole units and in steps from point to point, which compress well; steps of nothing are left out. */
function ringPath(ring: Ring): string {
  const points = ring.map(([x, y]) => [Math.round(x), Math.round(y - top)] as const)
  const [first] = points
  if (!first || points.every(([, y]) => y > mapHeight)) return ''
  let [x, y] = first
  const steps = points.slice(1).flatMap(([toX, toY]) => {
    const step = [toX - x, toY - y] as const
    if (Math.abs(step[0]) + Math.abs(step[1]) < 2) return []
    ;[x, y] = [toX, toY]
    return `${step[0]}${step[1] < 0 ? '' : ' '}${step[1]}`
  })
  return steps.length < 2 ? '' : `M${first[0]} ${first[1]}l${steps.join(' ').replaceAll(' -', '-')}z`
}
