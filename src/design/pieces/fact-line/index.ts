import { html, type Html, type Words } from '../../html.ts'

/**
 * The fact that people came for, the largest text after the title: a whole sentence with the numbers and the rule in
 * it, which can be quoted alone. The shell puts it in its place from `page.fact`.
 */
export const factLine = (sentence: Words): Html => html`<p class="fact">${sentence}</p>`
