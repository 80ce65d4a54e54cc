import { attrs, html, link, type Html, type Words } from '../../html.ts'

export type Moment = {
  /** A date, with the act that stands for it where there is one. */
  when: Words
  label: Words
  href?: string
  /** Drawn by its shape in the place of the plain label. */
  state?: Html
  body?: Words
  /** The state that holds now. */
  current?: boolean
  /** Foreseen, not yet there. */
  ahead?: boolean
}

/** What happened to one thing, oldest first, on one line; what is still ahead is dashed. */
export const timeline = (moments: Moment[]): Html =>
  html`<ol class="chain">
    ${moments.map(
      ({ when, label, href, state, body, current, ahead }) =>
        html`
  <li${attrs({ class: ahead && 'none' })}><b>${when}</b><span${attrs({ 'aria-current': current && 'true' })}>${
    state ? html`${state} ` : ''
  }${link(label, href)}</span>${body ? html`<br /><span class="soft">${body}</span>` : ''}</li>`,
    )}
  </ol>`
