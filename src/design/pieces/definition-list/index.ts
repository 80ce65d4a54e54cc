import { html, type Html, type Words } from '../../html.ts'

export type Fact = { term: Words; value: Words | Words[] }

/** Names and values in two columns. Several values of one name stand one under another. */
export const definitionList = (facts: Fact[]): Html =>
  html`<dl class="facts">
    ${facts.map(
      ({ term, value }) =>
        html` <dt>${term}</dt>
          ${[value].flat().map((one) => html`<dd>${one}</dd>`)}`,
    )}
  </dl>`

/** The same for the side: each name above its value. */
export const sideList = (facts: Fact[]): Html =>
  html`<dl class="small stack">
    ${facts.map(
      ({ term, value }) =>
        html` <div>
          <dt class="soft">${term}</dt>
          ${[value].flat().map((one) => html`<dd>${one}</dd>`)}
        </div>`,
    )}
  </dl>`
