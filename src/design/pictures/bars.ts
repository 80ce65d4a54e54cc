import type { Locale } from '../../platform/language/types.ts'
import { html, type Html } from '../html.ts'
import { beforeWords, drawing, linesOf, per, side } from './drawing.ts'

export type Bar = {
  label: string
  /** A decimal string, or nothing where no value is held: drawn hatched, never as zero. */
  value: string | null
  /** The value with its unit, as the language writes it; grouped as given otherwise. */
  words?: string
  /** The one that the title is about; all are alike where none is marked. */
  marked?: boolean
  /** A value to compare with, as a thin bar beneath: a year before. */
  beside?: { value: string; words: string }
}

export type Bars = {
  bars: Bar[]
  /** A line to read against: half of the total, a target. */
  line?: { value: string; words: string }
  /** Keep the order given; otherwise the greatest comes first and what is not held last. */
  ordered?: boolean
}

/** Bars in the order of rank, each beginning at zero, with their numbers. Negative values are not drawn by it. */
export function bars({ bars: given, line, ordered = false }: Bars, l: Locale): Html {
  const s = side(l)
  const ranked = ordered ? given : given.toSorted((a, b) => rank(b) - rank(a))
  const most = Math.max(
    ...given.flatMap((bar) => [bar.value ?? 0, bar.beside?.value ?? 0]).map(Number),
    Number(line?.value ?? 0),
  )
  // The longest bar leaves room for the numbers after it.
  const widest = beforeWords(given.flatMap((bar) => [wordsOf(bar, l), bar.beside?.words ?? '']))
  const scale = (value: string) => (most > 0 ? (Number(value) / most) * widest : 0)
  const someMarked = given.some((bar) => bar.marked)
  let y = line ? 22 : 0
  const parts = ranked.map((bar) => {
    const lines = linesOf(bar.label)
    const top = y + lines.length * 18
    y = top + (bar.beside ? 58 : 46)
    const words = lines.map(
      (words, i) =>
        html`<text x="${per(s.at(0))}" y="${top - (lines.length - i) * 18 + 13}" class="halo"
          >${words}</text
        >`,
    )
    if (bar.value === null) return html`${words}${missing(widest / 4, top, s, l)}`
    const thick = rectangle(bar.marked || !someMarked ? 'f1' : 'f3', scale(bar.value), top + 4, 20, s)
    const number = wordsAt(scale(bar.value), top + 19, wordsOf(bar, l), 'b halo', s)
    if (!bar.beside) return html`${words}${thick}${number}`
    const { value, words: besideWords } = bar.beside
    return html`${words}${thick}${number}${rectangle('f3', scale(value), top + 26, 8, s)}${wordsAt(scale(value), top + 35, besideWords, 's halo', s)}`
  })
  const label = l.list(ranked.map((bar) => described(bar, l)))
  const at = line && scale(line.value)
  return drawing(Math.max(y - 12, 1), label, [
    at === undefined
      ? ''
      : html`<line
            class="l2"
            stroke-dasharray="2 3"
            x1="${per(s.at(at))}"
            x2="${per(s.at(at))}"
            y1="18"
            y2="${y - 12}"
          /><text x="${per(s.at(at))}" y="12" text-anchor="${s.anchorNear(at)}" class="s"
            >${line?.words ?? ''}</text
          >`,
    ...parts,
  ])
}

const rank = ({ value }: Bar): number => (value === null ? Number.NEGATIVE_INFINITY : Number(value))

const wordsOf = ({ value, words }: Bar, l: Locale): string =>
  value === null ? l.t('design.not-available') : (words ?? l.number(value))

const described = (bar: Bar, l: Locale): string =>
  l.t('design.pair', { name: bar.label, value: wordsOf(bar, l) })

type Sides = ReturnType<typeof side>

function rectangle(className: string, length: number, y: number, height: number, s: Sides): Html {
  const { x, width } = s.span(0, length)
  return html`<rect class="${className}" x="${per(x)}" y="${y}" width="${per(width)}" height="${height}" />`
}

const wordsAt = (length: number, y: number, words: string, className: string, s: Sides): Html =>
  html`<text x="${per(s.at(length))}" dx="${s.shift(8)}" y="${y}" class="${className}">${words}</text>`

function missing(length: number, top: number, s: Sides, l: Locale): Html {
  const { x, width } = s.span(0, length)
  return html`<rect
      fill="url(#hatch)"
      x="${per(x)}"
      y="${top + 4}"
      width="${per(width)}"
      height="20"
    />${wordsAt(length, top + 19, l.t('design.not-available'), 's halo', s)}`
}
