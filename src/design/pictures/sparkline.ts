import type { Locale } from '../../platform/language/types.ts'
import { html, type Html } from '../html.ts'
import { px, side } from './drawing.ts'
import { axis } from './scale.ts'

export type Point = { time: string; value: string }

/** A line in a table's cell that shows a direction only: its axis begins at the least value. */
export function sparkline(points: readonly Point[], l: Locale): Html {
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last) return html`<span class="soft small">${l.t('design.not-available')}</span>`
  const s = side(l)
  const scale = axis(
    points.map((point) => point.value),
    4,
    true,
  )
  const x = (i: number) => px(s.at(points.length > 1 ? (i / (points.length - 1)) * 100 : 100))
  const y = (value: string) => px(30 - scale.at(value) * 26)
  const label = l.list(
    [first, last].map(({ time, value }) => l.t('design.pair', { name: time, value: l.number(value) })),
  )
  return html`<svg class="spark" role="img" aria-label="${label}">
    <svg viewBox="0 0 100 32" preserveAspectRatio="none" overflow="visible">
      <polyline class="l1" points="${points.map(({ value }, i) => `${x(i)},${y(value)}`).join(' ')}" />
    </svg>
    <circle class="f1" cx="${x(points.length - 1)}%" cy="${y(last.value)}" r="3" />
  </svg>`
}
