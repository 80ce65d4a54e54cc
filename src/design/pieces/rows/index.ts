import { attrs, html, type Html, type Words } from '../../html.ts'

export type ListRow = {
  /** Above it and quiet: when, under which act. */
  when?: Words
  heading?: Words
  body?: Words
  note?: Words
  current?: boolean
}

/** A list parted by hairlines. `newestFirst` counts down for those who hear it. */
export const rows = (items: ListRow[], { small = false, newestFirst = false } = {}): Html =>
  html`<${newestFirst ? 'ol' : 'ul'} class="${small ? 'rows small' : 'rows'}"${attrs({ reversed: newestFirst })}>${items.map(
    ({ when, heading, body, note, current }) =>
      html`
  <li${attrs({ 'aria-current': current && 'true' })}>${when === undefined ? '' : html`<span class="when">${when}</span>`}${
    heading === undefined ? '' : html`<h3>${heading}</h3>`
  }${body === undefined ? '' : html`<div>${body}</div>`}${note === undefined ? '' : html`<p class="small soft">${note}</p>`}</li>`,
  )}
</${newestFirst ? 'ol' : 'ul'}>`

/** Links in one line. */
export const links = (items: Words[]): Html =>
  html`<p class="small dots">${items.map((item, i) => html`${i ? ' ' : ''}<span>${item}</span>`)}</p>`
