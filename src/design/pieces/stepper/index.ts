import type { Locale } from '../../../platform/language/types.ts'
import { attrs, html, link, type Html, type Words } from '../../html.ts'

export type Step = { label: Words; state: 'done' | 'now' | 'ahead'; href?: string }

/** Where one is in a long form; steps that are done lead back to themselves. */
export const stepper = (steps: Step[], l: Locale): Html =>
  html`<nav aria-label="${l.t('design.steps.label')}">
    <ol class="steps">
      ${steps.map(
        ({ label, state, href }) =>
          html`<li class="${state}" ${attrs({ 'aria-current': state === 'now' && 'step' })}>
            ${link(label, href)}${
              state === 'done' ? html`<span class="vh"> (${l.t('design.steps.done')})</span>` : ''
            }
          </li>`,
      )}
    </ol>
  </nav>`
