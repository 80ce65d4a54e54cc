import { html, type Html, type Words } from '../../html.ts'

export type EmptyState = {
  /** What would be here: 'No report has been made on this commitment yet.' */
  what: Words
  /** Who can add it, and by when. */
  who?: Words
  /** A link for the reader who can. */
  action?: Html
}

/** Empty is said in words. */
export const emptyState = ({ what, who, action }: EmptyState): Html =>
  html`<div class="empty">
    <p>${what}</p>
    ${who === undefined ? '' : html`<p class="small soft">${who}</p>`}${
      action === undefined ? '' : html`<p>${action}</p>`
    }
  </div>`
