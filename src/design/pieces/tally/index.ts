import type { Locale } from '../../../platform/language/types.ts'
import { attrs, html, sentences, type Html, type Words } from '../../html.ts'
import { choiceKind, type Choice } from '../vote-board/index.ts'
import { shapeOf } from '../status/index.ts'
import { bars as drawBars, marks as drawMarks } from './drawing.ts'

export type TallyPart = {
  choice: Choice
  /** Votes, or weight as a decimal string; drawn as a length, never computed with. */
  count: number | string
  /** Whether the choice counts in the base of the majority. */
  inBase: boolean
  /** The list of those votes. */
  href?: string
  /** The choice in other words than the catalogue's. */
  name?: string
}

export type Tally = {
  /** In the order of `choices`. */
  parts: TallyPart[]
  /** The least count that suffices, and the words above its line: 'required: 22 of 33'. */
  required?: { count: number | string; words: string }
  /** A weight is not one vote a mark, whatever its size. */
  weighted?: boolean
}

/** Up to this many votes each is a mark of its own; above, one bar for each choice. */
export const marksUpTo = 60

/** The result as a drawing with the required line, its key with counts that open into their lists. */
export function tally({ parts, required, weighted = false }: Tally, l: Locale): Html {
  const all = parts.reduce((sum, part) => sum + Number(part.count), 0)
  const asMarks = !weighted && all <= marksUpTo
  const named = parts.map((part) => ({ ...part, name: part.name ?? l.t(`design.choice.${part.choice}`) }))
  const outside = named.filter((part) => !part.inBase && Number(part.count) > 0)
  const summary = l.list(
    named.map((part) => l.t('design.pair', { name: part.name, value: l.number(part.count) })),
  )
  const label = required ? `${summary}; ${required.words}` : summary
  return html`<div>
    ${asMarks ? drawMarks(named, required, label, l) : drawBars(named, required, label, l)}
    <ul class="key small">
      ${named.map(
        ({ choice, name, count, href }) =>
          html`<li class="${shapeOf(choiceKind[choice])}">${name} ${counted(l.number(count), href)}</li>`,
      )}
    </ul>
    <p class="small soft">
      ${sentences(
        asMarks
          ? [l.t('design.tally.marks'), outside.length > 0 && l.t('design.tally.gap')]
          : [
              l.t('design.tally.bars'),
              outside.length > 0 &&
                l.t('design.tally.outside', { names: l.list(outside.map((part) => part.name)) }),
            ],
        l,
      )}
    </p>
  </div>`
}

const counted = (count: Words, href: string | undefined): Html =>
  href === undefined ? html`<b${attrs({ class: 'tnum' })}>${count}</b>` : html`<a href="${href}">${count}</a>`
