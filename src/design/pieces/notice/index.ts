import { html, type Html, type Words } from '../../html.ts'

/** Something the reader has to know before going on. A warning is what cannot be taken back. */
export const notice = (words: Words | Html[], kind: 'note' | 'warning' = 'note', heading?: Words): Html =>
  html`<div class="${kind === 'note' ? 'note' : 'note warn'} stack">
    ${
      heading === undefined
        ? ''
        : html`<p><strong class="${kind === 'note' ? '' : 'k t'}">${heading}</strong></p>`
    }${Array.isArray(words) ? words : html`<p>${words}</p>`}
  </div>`
