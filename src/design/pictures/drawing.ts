import type { Locale } from '../../platform/language/types.ts'
import { html, type Html } from '../html.ts'

// Drawings have no viewBox: positions are in per cent of the width, heights in px, so words keep their size.

/** A position or a width in per cent, to two decimals. */
export const per = (value: number): string => `${Number(value.toFixed(2))}%`

/** A height in px, to one decimal. */
export const px = (value: number): number => Number(value.toFixed(1))

/** How positions, counted from the side where reading starts, lie in the drawing. */
export type Side = {
  /** A point. */
  at: (position: number) => number
  /** A span from a point on. */
  span: (from: number, width: number) => { x: number; width: number }
  /** A shift in px towards the end of the line. */
  shift: (pixels: number) => number
  /** The anchor of words above a point: in the middle, but inside the drawing at its ends. */
  anchorNear: (position: number) => 'start' | 'middle' | 'end'
}

/**
 * The server mirrors x for right-to-left. In that direction `text-anchor: start` is the right-hand end already, so
 * anchors stay.
 */
export function side(l: Pick<Locale, 'dir'>): Side {
  const mirrored = l.dir === 'rtl'
  return {
    at: (position) => (mirrored ? 100 - position : position),
    span: (from, width) => ({ x: mirrored ? 100 - from - width : from, width }),
    shift: (pixels) => (mirrored ? -pixels : pixels),
    anchorNear: (position) => (position < 18 ? 'start' : position > 82 ? 'end' : 'middle'),
  }
}

/** The drawing, `height` px high, with what it says for those who do not see it. */
export const drawing = (height: number, label: string, parts: (Html | '')[], className = 'd'): Html =>
  html`<svg class="${className}" height="${px(height)}" role="img" aria-label="${label}">${parts}</svg>`

/** How long words are: in characters, a Chinese one counting for two. */
export const lengthOf = (words: string): number =>
  Array.from(words).reduce((sum, c) => sum + (/[\u2e80-\uffdc]/.test(c) ? 2 : 1), 0)

// The narrowest screen on which a drawing is read, and the mean width of a character there, in px.
const narrow = 310
const character = 7.3

/** How much of the width, in per cent, is left for lines after which words have to stand on a narrow screen. */
export const beforeWords = (words: readonly string[]): number =>
  Math.max(40, 100 - ((Math.max(0, ...words.map(lengthOf)) * character + 12) / narrow) * 100)

/** Words in lines of about `most` characters, a Chinese one counting for two. */
export function linesOf(words: string, most = 46): string[] {
  const lines: string[] = []
  let line = ''
  let width = 0
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'word' }).segment(words)) {
    const wide = lengthOf(segment)
    if (width + wide > most && line.trim() && /[\p{L}\p{N}]/u.test(segment)) {
      lines.push(line.trim())
      line = ''
      width = 0
    }
    line += segment
    width += wide
  }
  return [...lines, line.trim()].filter(Boolean)
}
