import { scaleLinear } from 'd3-scale'
import { html, type Html } from '../html.ts'
import { per, px, type Side } from './drawing.ts'

export type Axis = {
  /** The share of the height, from 0 at the foot to 1 at the head. */
  at: (value: string) => number
  /** The values of the lines across, without zero, and their digits after the point. */
  ticks: number[]
  digits: number
}

/** A round axis from zero, or from `least` where it is below zero or the picture only shows a direction. */
export function axis(values: readonly string[], count = 4, fromLeast = false): Axis {
  const numbers = values.map(Number)
  const least = fromLeast ? Math.min(...numbers) : Math.min(0, ...numbers)
  const most = Math.max(...numbers, fromLeast ? Number.NEGATIVE_INFINITY : 0)
  const scale = scaleLinear([least, most === least ? least + 1 : most], [0, 1]).nice(count)
  const ticks = scale.ticks(count).filter((tick) => tick !== 0)
  const digits = Math.max(0, ...ticks.map((tick) => String(tick).split('.')[1]?.length ?? 0))
  return { at: (value) => scale(Number(value)), ticks, digits }
}

/** The lines across and, in the margin that the drawing's class leaves for them, their values. */
export function rules(it: Axis, y: (value: string) => number, write: (value: string) => string, s: Side) {
  const words = it.ticks.map((tick) => write(tick.toFixed(it.digits)))
  const across: Html[] = it.ticks.map((tick, i) => {
    const at = px(y(String(tick)))
    return html`<line class="l0" x1="0" x2="100%" y1="${at}" y2="${at}" /><text
        x="${per(s.at(0))}"
        dx="${s.shift(-8)}"
        y="${px(at + 5)}"
        text-anchor="end"
        class="s"
        >${words[i] ?? ''}</text
      >`
  })
  return { across, className: words.some((one) => one.length > 6) ? 'd axis far' : 'd axis' }
}
