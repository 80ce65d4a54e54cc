import { attrs, html, type Html, type Words } from '../../html.ts'

export type Phase = {
  /** 'Phase one' */
  number: Words
  name: Words
  state: Html
  body: Html
  now?: boolean
}

/** The phases of a path beside each other, the present one under a darker line. */
export const phases = (items: Phase[]): Html =>
  html`<ol class="cols plain">
    ${items.map(
      ({ number, name, state, body, now }) =>
        html`
  <li class="${now ? 'phase now' : 'phase'}"><p class="small soft">${number}</p><h3${attrs({ 'aria-current': now && 'step' })}>${name}</h3><p>${state}</p>${body}</li>`,
    )}
  </ol>`
