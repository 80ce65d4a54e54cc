import type { Locale } from '../../../platform/language/types.ts'
import { html, raw, type Html, type Words } from '../../html.ts'
import { mark } from '../status/index.ts'
import { table } from '../table/index.ts'

export type RecountStep = {
  step: Words
  /** Made with `formula`. */
  computation: Html
  /** Whether the condition holds; left out where the step only computes. */
  holds?: boolean
  /** The step that decides. */
  last?: boolean
}

/** A computation done again in exact fractions, step by step. */
export const recount = (steps: RecountStep[], l: Locale): Html =>
  table(
    {
      label: l.t('design.recount.label'),
      columns: [
        { name: l.t('design.recount.step') },
        { name: l.t('design.recount.computation') },
        { name: l.t('design.recount.holds') },
      ],
      rows: steps.map(({ step, computation, holds, last }) => ({
        cells: [
          step,
          computation,
          holds === undefined ? '' : mark(holds ? 'yes' : 'no', l.t(holds ? 'design.yes' : 'design.no')),
        ],
        sum: last ?? false,
      })),
    },
    l,
  )

/** Something in a formula: a number as the language writes it, an operator, a word, or a fraction. */
export type Term = string | { over: [string, string] }

/**
 * A formula in MathML, which is read aloud and copied as text: `formula(fraction('2', '3'), '×', '33', '=', '22')`.
 * Mathematics runs from left to right in every language here.
 */
export const formula = (...terms: Term[]): Html =>
  html`<math displaystyle="true"
    ><mrow
      >${terms.map((term) =>
        typeof term === 'string'
          ? token(term)
          : html`<mfrac>${token(term.over[0])}${token(term.over[1])}</mfrac>`,
      )}</mrow
    ></math
  >`

export const fraction = (numerator: string, denominator: string): Term => ({ over: [numerator, denominator] })

function token(term: string): Html {
  const name = /^[+−-]?\p{Nd}/u.test(term) ? 'mn' : /^\p{L}/u.test(term) ? 'mtext' : 'mo'
  return html`${raw(`<${name}>`)}${term}${raw(`</${name}>`)}`
}
