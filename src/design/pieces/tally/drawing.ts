import type { Locale } from '../../../platform/language/types.ts'
import { html, type Html } from '../../html.ts'
import { beforeWords, drawing, per, side, type Side } from '../../pictures/drawing.ts'
import type { TallyPart, Tally } from './index.ts'
import type { Choice } from '../vote-board/index.ts'

type Named = TallyPart & { name: string }

// Of one place in the row, what the mark takes; the rest is the space between two.
const filled = 0.82
// A vote of five is drawn no wider than one of thirty, so that marks stay marks.
const fewest = 30

/** One mark for each vote; a place is left free before what is not in the base, and between its choices. */
export function marks(parts: Named[], required: Tally['required'], label: string, l: Locale): Html {
  const s = side(l)
  const present = parts.filter((part) => Number(part.count) > 0)
  const inBase = present.filter((part) => part.inBase)
  const groups = [...inBase, ...present.filter((part) => !part.inBase)]
  let next = 0
  const placed = groups.map((part, i) => {
    if (i > 0 && !part.inBase) next += 1
    const from = next
    next += Number(part.count)
    return { ...part, from, count: Number(part.count) }
  })
  const pitch = 100 / Math.max(next, fewest)
  const width = pitch * filled
  const line = required && Number(required.count) * pitch - (pitch - width) / 2
  return drawing(98, label, [
    line === undefined ? '' : label14(line, required?.words ?? '', s),
    ...placed.flatMap(({ choice, from, count }) =>
      Array.from({ length: count }, (_, i) => voteMark(choice, (from + i) * pitch, width, s)),
    ),
    ...placed.map(
      ({ from, count }) =>
        html`<text
          x="${per(s.at(from * pitch + (count * pitch - (pitch - width)) / 2))}"
          y="90"
          text-anchor="middle"
          class="b"
          >${l.number(count)}</text
        >`,
    ),
    line === undefined ? '' : requiredLine(line, 22, 78, s),
  ])
}

/** One bar for each choice, in the same order; the required line stands in the bar of those in favour. */
export function bars(parts: Named[], required: Tally['required'], label: string, l: Locale): Html {
  const s = side(l)
  const top = required ? 24 : 0
  const most = Math.max(1, ...parts.map((part) => Number(part.count)), Number(required?.count ?? 0))
  const widest = beforeWords(parts.map((part) => l.number(part.count)))
  const scale = (count: number | string) => (Number(count) / most) * widest
  const line = required && scale(required.count)
  return drawing(top + parts.length * 50, label, [
    line === undefined ? '' : label14(line, required?.words ?? '', s),
    ...parts.map(({ choice, name, count }, i) => {
      const y = top + i * 50
      const { x, width } = s.span(0, scale(count))
      return html`<text x="${per(s.at(0))}" y="${y + 14}" class="s halo">${name}</text>${
        Number(count) > 0 ? barOf(choice, x, width, y + 22) : ''
      }<text x="${per(s.at(scale(count)))}" dx="${s.shift(8)}" y="${y + 38}" class="b halo"
          >${l.number(count)}</text
        >`
    }),
    line === undefined ? '' : requiredLine(line, 20, top + 48, s),
  ])
}

const label14 = (line: number, words: string, s: Side): Html =>
  html`<text x="${per(s.at(line))}" y="14" text-anchor="${s.anchorNear(line)}" class="b">${words}</text>`

const requiredLine = (line: number, from: number, to: number, s: Side): Html => {
  const x = per(s.at(line))
  return html`<line class="lp" x1="${x}" x2="${x}" y1="${from}" y2="${to}" /><line
      class="l3"
      x1="${x}"
      x2="${x}"
      y1="${from}"
      y2="${to}"
    />`
}

function voteMark(choice: Choice, at: number, wide: number, s: Side): Html {
  const { x, width } = s.span(at, wide)
  const rect = (className: string, y: number, height: number) =>
    html`<rect class="${className}" x="${per(x)}" y="${y}" width="${per(width)}" height="${height}" />`
  if (choice === 'yes') return rect('fy', 40, 30)
  if (choice === 'abstention') return rect('fa', 41, 28)
  if (choice === 'not-voting') return rect('fo', 53, 4)
  if (choice === 'absent') return rect('fx', 41, 28)
  // The cross is cut into the bar: readable in black and white.
  const [x1, x2] = [per(x + width * 0.1), per(x + width * 0.9)]
  return html`${rect('fn', 40, 30)}<line class="lq" x1="${x1}" x2="${x2}" y1="47" y2="63" /><line
      class="lq"
      x1="${x1}"
      x2="${x2}"
      y1="63"
      y2="47"
    />`
}

function barOf(choice: Choice, x: number, width: number, y: number): Html {
  const className = { yes: 'fy', no: 'fn', abstention: 'fa', 'not-voting': 'fo', absent: 'fx' }[choice]
  const thin = choice === 'not-voting'
  return html`<rect
    class="${className}"
    x="${per(x)}"
    y="${thin ? y + 9 : y}"
    width="${per(width)}"
    height="${thin ? 4 : 22}"
  />`
}
