import type { Locale } from '../../platform/language/types.ts'
import { html, raw, sentences, type Html } from '../html.ts'
import { lengthOf, per, px } from './drawing.ts'
import { landPath, mapHeight, mapWidth, placeOnMap } from './land.ts'

export type Place = {
  name: string
  longitude: number
  latitude: number
  /** A decimal string; nothing where no value is held. */
  value: string | null
  /** The value with its unit, as the language writes it. */
  words?: string
}

type Placed = Place & { x: number; y: number; radius: number; raised: boolean }

// In the map's units; two of them are about one pixel on a wide page.
const greatest = 52
const least = 7

/**
 * Values as circles at places, their areas in proportion, on land without borders. Geography is not mirrored in any
 * language. The names of the largest are written where they have room; all are in the table beside it. The greatest
 * circle stands for the largest value, but for no less than `full`: where all values are small, so are their circles.
 */
export function worldMap(places: readonly Place[], l: Locale, full = 0): Html {
  const most = Math.max(full, ...places.map((place) => Number(place.value ?? 0)))
  const placed = places
    .flatMap((place): Placed[] => {
      const point = placeOnMap(place.longitude, place.latitude)
      const share = most > 0 ? Number(place.value ?? 0) / most : 0
      const radius = Math.sqrt(share) * greatest
      const raised = place.value !== null && radius < least
      return point ? [{ ...place, ...point, radius: Math.max(radius, least), raised }] : []
    })
    .toSorted((a, b) => b.radius - a.radius || Number(b.value ?? -1) - Number(a.value ?? -1))
  const largest = placed.find((place) => place.value !== null)
  const tooSmall = placed.find((place) => place.raised)
  const label = l.list(placed.slice(0, 12).map((place) => described(place, l)))
  return html`<svg class="map" role="img" aria-label="${label}">
      <svg viewBox="0 0 ${mapWidth} ${mapHeight}">
        <path class="land" d="${raw(landPath())}" />
        ${placed.map(symbol(l))}</svg
      >${names(placed, l)}
    </svg>
    ${
      largest
        ? html`<p>
            ${sentences([l.t('design.map.size', { place: largest.name, value: wordsOf(largest, l) }), tooSmall && l.t('design.map.raised', { value: wordsOf(tooSmall, l) }), places.some((place) => place.value === null) && l.t('design.map.missing')], l)}
          </p>`
        : ''
    }`
}

const wordsOf = (place: Place, l: Locale): string =>
  place.value === null ? l.t('design.not-available') : (place.words ?? l.number(place.value))

const described = (place: Place, l: Locale): string =>
  l.t('design.pair', { name: place.name, value: wordsOf(place, l) })

const symbol =
  (l: Locale) =>
  (place: Placed): Html => {
    const [x, y] = [px(place.x), px(place.y)]
    const title = html`<title>${described(place, l)}</title>`
    return place.value === null
      ? html`<rect
          class="at none"
          x="${px(place.x - least)}"
          y="${px(place.y - least)}"
          width="${2 * least}"
          height="${2 * least}"
          >${title}</rect
        >`
      : html`<circle class="at" cx="${x}" cy="${y}" r="${px(place.radius)}">${title}</circle>`
  }

type Box = { left: number; right: number; top: number; bottom: number }

/** Where a name stands at its circle; the first of these that is free is taken. */
const positions = ['after', 'before', 'above', 'below'] as const
type Position = (typeof positions)[number]

/** Names at the largest circles, as far as they cover nothing; on a narrow screen only those that fit there. */
function names(placed: readonly Placed[], l: Locale): Html[] {
  const [wide, narrow]: [Box[], Box[]] = [[], []]
  return placed
    .filter((place) => place.value !== null)
    .slice(0, 8)
    .flatMap((place) => {
      const others = placed.filter((other) => other !== place).map(symbolBox)
      const position = positions.find((one) => isFree(boxOf(place, 2, one), [...wide, ...others]))
      if (!position) return []
      wide.push(boxOf(place, 2, position))
      const small = boxOf(place, 4, position)
      const onNarrow = isFree(small, [...narrow, ...others])
      if (onNarrow) narrow.push(small)
      return nameAt(place, position, onNarrow, l)
    })
}

function nameAt({ name, x, y, radius }: Placed, position: Position, onNarrow: boolean, l: Locale): Html {
  const beside = { after: x + radius, before: x - radius, above: x, below: x }[position]
  const height = { after: y, before: y, above: y - radius, below: y + radius }[position]
  const [dx, dy] = { after: [4, 5], before: [-4, 5], above: [0, -4], below: [0, 14] }[position]
  // In a right-to-left line the start of the words is their right-hand end.
  const anchors = l.dir === 'ltr' ? { after: 'start', before: 'end' } : { after: 'end', before: 'start' }
  const anchor = position === 'after' || position === 'before' ? anchors[position] : 'middle'
  return html`<text
    class="${onNarrow ? 'halo' : 'halo widely'}"
    x="${per((beside / mapWidth) * 100)}"
    dx="${dx ?? 0}"
    y="${per((height / mapHeight) * 100)}"
    dy="${dy ?? 0}"
    text-anchor="${anchor}"
    >${name}</text
  >`
}

function boxOf({ name, x, y, radius }: Placed, unitsPerPixel: number, position: Position): Box {
  const wide = (lengthOf(name) * 7.5 + 8) * unitsPerPixel
  const high = 18 * unitsPerPixel
  const left = { after: x + radius, before: x - radius - wide, above: x - wide / 2, below: x - wide / 2 }[
    position
  ]
  const top = { after: y - high / 2, before: y - high / 2, above: y - radius - high, below: y + radius }[
    position
  ]
  return { left, right: left + wide, top, bottom: top + high }
}

const symbolBox = ({ x, y, radius }: Placed): Box => ({
  left: x - radius,
  right: x + radius,
  top: y - radius,
  bottom: y + radius,
})

/** Whether nothing has the room yet and it lies on the map. */
const isFree = (box: Box, taken: readonly Box[]): boolean =>
  box.left >= 0 &&
  box.right <= mapWidth &&
  taken.every(
    (other) =>
      box.right <= other.left ||
      box.left >= other.right ||
      box.bottom <= other.top ||
      box.top >= other.bottom,
  )
