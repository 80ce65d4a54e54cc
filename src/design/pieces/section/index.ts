import { attrs, html, type Html, type Words } from '../../html.ts'

export type Section = { heading: Words; note?: Words; id?: string }

/** A part of a page: from 78 rem on, its heading hangs in the margin and its body keeps the one edge. */
export const section = ({ heading, note, id }: Section, ...body: (Html | Html[] | '')[]): Html =>
  html`<section${attrs({ id })}>
  ${
    note === undefined
      ? html`<h2>${heading}</h2>`
      : html`<div class="h">
          <h2>${heading}</h2>
          <p>${note}</p>
        </div>`
  }
  <div class="stack">${body}</div>
</section>
`
