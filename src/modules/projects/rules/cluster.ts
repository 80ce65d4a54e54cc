import type { LangText } from '../../../platform/language/index.ts'

/** Locations of one cell of a grid. */
export interface Cell {
  /** the cell's column and row */
  readonly x: number
  readonly y: number
  /** how many locations are in it, at how many different places */
  readonly locations: number
  readonly places: number
  /** their middle, in degrees */
  readonly longitude: number
  readonly latitude: number
  /** the name that most of them have */
  readonly names: LangText
}

/** Merges cells with their neighbours, doubling the grid until there are at most `most`. The most frequent come first. */
export function cluster(cells: readonly Cell[], most: number): Cell[] {
  let merged = [...cells]
  // after ten doublings a grid of any degrees has the whole earth in four cells
  for (let doubled = 0; merged.length > most && doubled < 10; doubled += 1)
    merged = [...Map.groupBy(merged, ({ x, y }) => `${x >> 1} ${y >> 1}`).values()].map(mergeAll)
  return merged.toSorted((a, b) => b.locations - a.locations || a.x - b.x || a.y - b.y)
}

function mergeAll(cells: readonly Cell[]): Cell {
  const [first, ...rest] = cells.toSorted((a, b) => b.locations - a.locations)
  if (!first) throw new RangeError('no cell to merge')
  const sum = (of: (cell: Cell) => number) => cells.reduce((total, cell) => total + of(cell), 0)
  const locations = sum((cell) => cell.locations)
  return {
    x: first.x >> 1,
    y: first.y >> 1,
    locations,
    places: sum((cell) => cell.places),
    longitude:
      rest.length === 0 ? first.longitude : sum((cell) => cell.longitude * cell.locations) / locations,
    latitude: rest.length === 0 ? first.latitude : sum((cell) => cell.latitude * cell.locations) / locations,
    names: first.names,
  }
}
