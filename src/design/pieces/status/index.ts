import { html, type Html, type Words } from '../../html.ts'

/** A state is a shape, a word and a colour: disc, cross, ring, triangle, dash, dotted square. */
export type StatusKind = 'yes' | 'no' | 'open' | 'overdue' | 'none' | 'absent'

const shapes: Record<StatusKind, string> = {
  yes: 'y',
  no: 'n',
  open: 'a',
  overdue: 't',
  none: 'o',
  absent: 'x',
}

/** The class that draws the shape, for an element that holds the words itself. */
export const shapeOf = (kind: StatusKind): string => `k ${shapes[kind]}`

/** A status label: the shape, and the words in the colour of the state. */
export const status = (kind: StatusKind, words: Words): Html =>
  html`<span class="st ${shapeOf(kind)}">${words}</span>`

/** The shape with plain words, for cells and lists where many states stand together. */
export const mark = (kind: StatusKind, words: Words): Html =>
  html`<span class="${shapeOf(kind)}">${words}</span>`
