import type { Locale } from '../../../platform/language/types.ts'
import { html, type Html } from '../../html.ts'
import { fieldId } from '../form/index.ts'

/** An error: the field it is at, by its name, or none where it concerns the whole form. */
export type FormError = { name?: string; words: string }

/** Above a form that was refused: what to do, each line leading to its field. */
export const errorSummary = (errors: FormError[], l: Locale): Html =>
  errors.length === 0
    ? html``
    : html`<div class="errors" role="alert" aria-labelledby="errors" tabindex="-1">
        <h2 id="errors">${l.t('design.errors.title', { n: errors.length })}</h2>
        <ul>
          ${errors.map(
            ({ name, words }) =>
              html`<li>${name === undefined ? words : html`<a href="#${fieldId(name)}">${words}</a>`}</li>`,
          )}
        </ul>
      </div>`

/** The error of one field, for its `error`. */
export const errorAt = (errors: readonly FormError[], name: string): string | undefined =>
  errors.find((error) => error.name === name)?.words
