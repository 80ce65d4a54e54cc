import { attrs, html, type Html, type Words } from '../../html.ts'

/** What is one key away, without script. */
export const disclosure = (summary: Words, body: Html | Html[], open = false): Html =>
  html`<details${attrs({ open })}><summary class="small">${summary}</summary>${body}</details>`
