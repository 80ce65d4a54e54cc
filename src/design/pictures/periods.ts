import type { Locale } from '../../platform/language/types.ts'
import { html, type Html } from '../html.ts'
import { drawing, per, px, side } from './drawing.ts'
import { axis, rules } from './scale.ts'

export type Period = {
  /** First and last month, YYYY-MM. A value to date is drawn as long as its period lasts. */
  from: string
  to: string
  /** What is read aloud: 'January to August 2020'. */
  label: string
  /** A decimal string, or nothing where no value is held: drawn hatched. */
  value: string | null
  /** The value with its unit, or why none is held. */
  words?: string
  /** The periods that may be compared with each other, in full blue. */
  marked?: boolean
}

/** Counted in months from year 0. */
const month = (yearMonth: string): number => {
  const [year = 0, number = 1] = yearMonth.split('-').map(Number)
  return year * 12 + number - 1
}

const foot = 226
const height = 200

/**
 * Values of periods to date beside each other: as long as the period lasts, as high as the value. `write` writes a
 * decimal string with its unit.
 */
export function periods(
  given: readonly Period[],
  l: Locale,
  write = (value: string) => l.number(value),
): Html {
  const s = side(l)
  const wordsOf = (p: Period) => p.words ?? (p.value === null ? l.t('design.not-available') : write(p.value))
  const first = Math.floor(Math.min(...given.map((p) => month(p.from))) / 12) * 12
  const last = Math.ceil((Math.max(...given.map((p) => month(p.to))) + 1) / 12) * 12
  const x = (months: number) => ((months - first) / (last - first)) * 100
  const scale = axis(
    given.flatMap((p) => p.value ?? []),
    3,
  )
  const y = (value: string) => px(foot - scale.at(value) * height)
  const zero = y('0')
  // A shorter period that lies wholly on a marked one is a line on it, so that the marked one is seen whole.
  const lies = (p: Period) =>
    !p.marked &&
    given.some(
      (other) =>
        other.marked &&
        other.from === p.from &&
        lasts(other) > lasts(p) &&
        Number(p.value) > 0 &&
        Number(other.value) >= Number(p.value),
    )
  // The longer period lies behind the shorter, so that both are seen.
  const behind = given.toSorted((a, b) => lasts(b) - lasts(a))
  const years = Array.from({ length: (last - first) / 12 }, (_, i) => first + i * 12)
  const label = l.list(given.map((p) => l.t('design.pair', { name: p.label, value: wordsOf(p) })))
  const parts = behind.map((p) => {
    const from = x(month(p.from))
    const width = x(month(p.to) + 1) - from
    const at = s.span(from, width)
    if (p.value === null)
      return html`<rect
          fill="url(#hatch)"
          x="${per(at.x)}"
          width="${per(at.width)}"
          y="${foot - height}"
          height="${height}"
        /><text x="${per(at.x + at.width / 2)}" y="${foot - height / 2}" text-anchor="middle" class="s halo"
          >${wordsOf(p)}</text
        >`
    const head = y(p.value)
    if (lies(p))
      return html`<line class="lq" x1="${per(at.x)}" x2="${per(at.x + at.width)}" y1="${head}" y2="${head}" />`
    return html`<rect
        class="${p.marked ? 'f1' : 'f2'}"
        x="${per(at.x)}"
        width="${per(at.width)}"
        y="${Math.min(head, zero)}"
        height="${px(Math.abs(zero - head))}"
      />${
        p.marked
          ? ''
          : html`<line class="l1" x1="${per(at.x)}" x2="${per(at.x + at.width)}" y1="${head}" y2="${head}" />`
      }`
  })
  const numbers = given.map((p) => {
    if (p.value === null) return ''
    const head = y(p.value)
    // Where a shorter period from the same month lies before it, the number stands at its end, above.
    const covered = given.some(
      (other) => other !== p && other.value !== null && other.from === p.from && lasts(other) < lasts(p),
    )
    // Of what is below zero, the number stands in its bar, away from the years at the foot, unless it has no room there.
    const isNegative = Number(p.value) < 0
    const isLow = Math.abs(zero - head) < 24
    if (isLow && isNegative)
      return html`<text
        x="${per(s.at(x(month(p.from))))}"
        dx="${s.shift(6)}"
        y="${px(head + 16)}"
        class="${p.marked ? 'b halo' : 'halo'}"
        >${wordsOf(p)}</text
      >`
    if (p.marked && !isLow && (!covered || isNegative))
      return html`<text
        x="${per(s.at(x(month(p.from))))}"
        dx="${s.shift(6)}"
        y="${px(isNegative ? head - 6 : head + 18)}"
        class="b inv"
        >${wordsOf(p)}</text
      >`
    // Beside a higher one of the same year, the number stands below its line.
    const below =
      !isNegative &&
      given.some((other) => other !== p && other.from === p.from && Number(other.value) > Number(p.value))
    return html`<text
      x="${per(s.at(x(month(p.to) + 1)))}"
      dx="${s.shift(-3)}"
      y="${px(below ? head + 16 : head - 6)}"
      text-anchor="end"
      ${lies(p) ? html` class="inv"` : below ? '' : p.marked ? html` class="b halo"` : html` class="halo"`}
      >${wordsOf(p)}</text
    >`
  })
  const { across, className } = rules(scale, y, write, s)
  const drawn = [
    ...across,
    ...parts,
    html`<line class="l2" x1="0" x2="100%" y1="${zero}" y2="${zero}" />`,
    ...numbers,
    ...years.map(
      (year) =>
        html`<line
            class="l2"
            x1="${per(s.at(x(year)))}"
            x2="${per(s.at(x(year)))}"
            y1="${foot}"
            y2="${foot + 6}"
          /><text x="${per(s.at(x(year)))}" dx="${s.shift(4)}" y="${foot + 20}" class="s"
            >${year / 12}</text
          >`,
    ),
  ]
  return drawing(foot + 28, label, drawn, className)
}

const lasts = (p: Period): number => month(p.to) - month(p.from)
