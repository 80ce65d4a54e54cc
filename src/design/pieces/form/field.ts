import type { Locale } from '../../../platform/language/types.ts'
import { attrs, html, type AttributeValue, type Html, type Words } from '../../html.ts'

/** What every field has. A field is required unless it is marked optional. */
export type Field = {
  /** The name under which it is sent; the control's id comes from it. */
  name: string
  label: Words
  hint?: Words
  /** What to do: 'Enter a date up to today'. */
  error?: string | undefined
  optional?: boolean
  /** In a filter: a small label, and nothing said about what is required. */
  small?: boolean
}

/** The id of the control, or of the first one of a group: where links of an error summary lead. */
export const fieldId = (name: string): string => `f-${name.replaceAll(/[^A-Za-z0-9_-]/g, '-')}`

const hintId = (name: string) => `${fieldId(name)}-hint`
const errorId = (name: string) => `${fieldId(name)}-error`

/** Which ids describe the control: its hint, its error. */
export const describedBy = ({ name, hint, error }: Field): Record<string, AttributeValue> => ({
  'aria-describedby': [hint && hintId(name), error && errorId(name)].filter(Boolean).join(' ') || undefined,
  'aria-invalid': error ? 'true' : undefined,
})

/** What stands between the label and the control. */
export const helps = ({ name, hint, error }: Field): Html =>
  html`${hint ? html`<span class="hint" id="${hintId(name)}">${hint}</span>` : ''}${
    error ? html`<span class="err k t" id="${errorId(name)}">${error}</span>` : ''
  }`

/** The words of the label; what may be left out is said, since most may not. */
export const labelWords = ({ label, optional, small }: Field, l: Locale): Html =>
  optional && !small
    ? html`${label} <span class="soft">${l.t('design.form.optional')}</span>`
    : html`${label}`

/** A field with one control, whose attributes `control` gets. */
export const oneControl = (
  field: Field,
  control: (shared: Record<string, AttributeValue>) => Html,
  l: Locale,
): Html => {
  const id = fieldId(field.name)
  const shared = {
    id,
    name: field.name,
    required: !field.optional && !field.small,
    ...describedBy(field),
  }
  return html`<div class="${field.error ? 'field bad' : 'field'}">
    <label for="${id}" ${attrs({ class: field.small && 'small' })}>${labelWords(field, l)}</label
    >${helps(field)}${control(shared)}
  </div>`
}

/** A group of controls under one legend. */
export const group = (field: Field, controls: Html[], l: Locale): Html =>
  html`<fieldset
    class="${field.error ? 'field bad' : 'field'}"
    ${attrs({
      'aria-describedby': describedBy(field)['aria-describedby'],
    })}
  >
    <legend>${labelWords(field, l)}</legend>
    ${helps(field)}${controls}
  </fieldset>`
