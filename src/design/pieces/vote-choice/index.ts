import type { Locale } from '../../../platform/language/types.ts'
import { html, type Html } from '../../html.ts'
import { choiceKind, type Choice } from '../vote-board/index.ts'
import { shapeOf } from '../status/index.ts'

const offered = ['yes', 'no', 'abstention'] as const satisfies readonly Choice[]

/**
 * The buttons of a vote: the same size, without colour, in the order of the rules, so that the page does not lean.
 * They send `name` with the value `yes`, `no` or `abstention`.
 */
export const voteChoice = ({ name, label }: { name: string; label: string }, l: Locale): Html =>
  html`<div class="choice" role="group" aria-label="${label}">
    ${offered.map(
      (choice) =>
        html` <button type="submit" name="${name}" value="${choice}" class="${shapeOf(choiceKind[choice])}">
          ${l.t(`design.choice.${choice}`)}
        </button>`,
    )}
  </div>`
