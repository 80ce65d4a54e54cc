import { attrs, html, type Html, type Words } from '../../html.ts'

export { fieldId, type Field } from './field.ts'
export {
  checkboxGroup,
  dateField,
  fileField,
  hidden,
  radioGroup,
  selectField,
  textArea,
  textField,
  type Choosable,
  type Option,
  type TextField,
} from './controls.ts'

export type Form = {
  action: string
  /** Whether files are sent with it. */
  files?: boolean
  id?: string
}

/**
 * A form that posts. The browser's own checks are off (`novalidate`): the server says what to do, in the reader's
 * language, in one place.
 */
export const form = ({ action, files, id }: Form, ...body: (Html | Html[] | '')[]): Html =>
  html`<form
    class="form"
    method="post"
    action="${action}"
    novalidate${attrs({ id, enctype: files && 'multipart/form-data' })}
  >
    ${body}
  </form>`

export type Action = { label: Words; main?: boolean } & ({ href: string } | { name?: string; value?: string })

/** Buttons in one line: first the one that goes on. With an address it is a link that looks like one. */
export const actions = (items: Action[]): Html =>
  html`<p class="acts">
    ${items.map((item) =>
      'href' in item
        ? html`<a class="${item.main ? 'button main' : 'button'}" href="${item.href}">${item.label}</a>`
        : html`<button
            type="submit"
            ${attrs({ class: item.main && 'main', name: item.name, value: item.value })}
          >
            ${item.label}
          </button>`,
    )}
  </p>`
