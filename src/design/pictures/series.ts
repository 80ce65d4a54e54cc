import type { Locale } from '../../platform/language/types.ts'
import { html, type Html } from '../html.ts'
import { beforeWords, drawing, per, px, side } from './drawing.ts'
import { axis, rules } from './scale.ts'

export type Series = {
  name: string
  /** One value for each of `times`: a decimal string, or nothing where none is held, which leaves a gap. */
  values: (string | null)[]
  /** The one that the title is about. */
  marked?: boolean
}

export type TimeSeries = {
  /** What stands under the points: years, months as the language writes them. */
  times: string[]
  series: Series[]
  /** How a decimal string is written, with its unit. */
  write?: (value: string) => string
}

const foot = 226
const height = 200

/** Lines through time from an axis at zero, each named where it ends; a value not held is a gap. */
export function timeSeries(
  { times, series, write = (value) => l.number(value) }: TimeSeries,
  l: Locale,
): Html {
  const s = side(l)
  // The names stand at the ends of their lines, not in a legend.
  const width = beforeWords(
    series.map(({ name, values }) => `${write(values.findLast((value) => value !== null) ?? '0')} ${name}`),
  )
  const x = (i: number) => (times.length > 1 ? (i / (times.length - 1)) * width : 0)
  const scale = axis(series.flatMap((one) => one.values.filter((value) => value !== null)))
  const y = (value: string) => foot - scale.at(value) * height
  const zero = px(y('0'))
  const ends = apart(
    series.flatMap((one) => {
      const i = one.values.findLastIndex((value) => value !== null)
      const value = one.values[i]
      return typeof value === 'string' ? [{ one, i, value, y: y(value) }] : []
    }),
  )
  const marks = ends.map(
    ({ one, i, value, label }) =>
      html`<circle
          class="${one.marked ? 'f1' : 'f3'}"
          cx="${per(s.at(x(i)))}"
          cy="${px(y(value))}"
          r="3"
        /><text
          x="${per(s.at(x(i)))}"
          dx="${s.shift(9)}"
          y="${px(label + 5)}"
          class="${one.marked ? 'b halo' : 'halo'}"
          >${write(value)} ${one.name}</text
        >`,
  )
  const label = l.list(series.map((one) => described(one, times, write, l)))
  // About six times are written, half of them on a narrow screen.
  const step = Math.ceil(times.length / 6)
  const shown = times.map((_, i) => i).filter((i) => i % step === 0)
  const { across, className } = rules(scale, y, write, s)
  const drawn = [
    ...across,
    html`<line class="l2" x1="0" x2="100%" y1="${zero}" y2="${zero}" />`,
    // Only the lines lie in a stretched drawing; its words would be stretched too.
    html`<svg
      x="0"
      y="0"
      width="100%"
      height="${foot + 4}"
      viewBox="0 0 100 ${foot + 4}"
      preserveAspectRatio="none"
      overflow="visible"
    >
      ${series.map((one) =>
        runs(one.values).map(
          (run) =>
            html`<polyline
              class="${one.marked ? 'l1' : 'l1 quiet'}"
              points="${run.map(({ i, value }) => `${px(s.at(x(i)))},${px(y(value))}`).join(' ')}"
            />`,
        ),
      )}
    </svg>`,
    ...marks,
    ...shown.map(
      (i) =>
        html`<text
          x="${per(s.at(x(i)))}"
          y="${foot + 20}"
          text-anchor="${i === 0 ? 'start' : 'middle'}"
          class="s"
          >${times[i] ?? ''}</text
        >`,
    ),
  ]
  return drawing(foot + 28, label, drawn, className)
}

/** The parts of a line between gaps. */
function runs(values: readonly (string | null)[]): { i: number; value: string }[][] {
  const found: { i: number; value: string }[][] = [[]]
  for (const [i, value] of values.entries()) {
    if (value === null) found.push([])
    else found.at(-1)?.push({ i, value })
  }
  return found.filter((run) => run.length > 0)
}

/** Names at the ends are moved apart where they would lie on each other. */
function apart<T extends { y: number }>(ends: T[]): (T & { label: number })[] {
  let lowest = Number.NEGATIVE_INFINITY
  return ends
    .toSorted((a, b) => a.y - b.y)
    .map((end) => {
      const label = Math.max(end.y, lowest + 17)
      lowest = label
      return { ...end, label }
    })
}

function described(
  { name, values }: Series,
  times: readonly string[],
  write: (value: string) => string,
  l: Locale,
): string {
  const held = values.flatMap((value, i) => (value === null ? [] : [{ value, time: times[i] ?? '' }]))
  const ends = [held[0], held.at(-1)].flatMap((one) =>
    one ? [l.t('design.pair', { name: one.time, value: write(one.value) })] : [],
  )
  return `${name}, ${[...new Set(ends)].join(', ')}`
}
