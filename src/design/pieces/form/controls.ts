import type { Lang, Locale } from '../../../platform/language/types.ts'
import { directionOf } from '../../../platform/language/index.ts'
import { attrs, html, type Html, type Words } from '../../html.ts'
import { fieldId, group, oneControl, type Field } from './field.ts'

export type TextField = Field & {
  value?: string | undefined
  type?: 'text' | 'email' | 'url' | 'tel' | 'password' | 'search' | 'number' | 'datetime-local' | 'time'
  autocomplete?: string
  inputmode?: 'numeric' | 'decimal' | 'text'
  /** As wide as a date or a number. */
  short?: boolean
  maxlength?: number
  min?: string
  max?: string
  /** The language that is typed, where it is not the reader's. */
  lang?: Lang
}

const typed = ({ lang }: { lang?: Lang }) => (lang ? { lang, dir: directionOf(lang) } : {})

/** A line to type. What was typed is kept in `value`. */
export const textField = (field: TextField, l: Locale): Html =>
  oneControl(
    field,
    (shared) =>
      html`<input
        type="${field.type ?? 'text'}"
        ${attrs({
          ...shared,
          class: field.short && 'short',
          value: field.value,
          autocomplete: field.autocomplete,
          inputmode: field.inputmode,
          maxlength: field.maxlength,
          min: field.min,
          max: field.max,
          ...typed(field),
        })}
      />`,
    l,
  )

/** Lines to type. */
export const textArea = (
  field: Field & { value?: string | undefined; rows?: number; maxlength?: number; lang?: Lang },
  l: Locale,
): Html =>
  oneControl(
    field,
    (shared) =>
      // The first newline of a textarea is dropped by HTML; one is given, so that none of what was typed is.
      html`<textarea${attrs({ ...shared, rows: field.rows ?? 4, maxlength: field.maxlength, ...typed(field) })}>
${field.value ?? ''}</textarea>`,
    l,
  )

export type Option = { value: string; label: string; group?: string }

/** One of a list. `empty` is the words of the choice of nothing, offered where the field is optional or not yet set. */
export function selectField(
  field: Field & { options: Option[]; value?: string | undefined; empty?: string; short?: boolean },
  l: Locale,
): Html {
  const option = ({ value, label }: Option) =>
    html`<option value="${value}" ${attrs({ selected: value === field.value })}>${label}</option>`
  const groups = Map.groupBy(field.options, (one) => one.group)
  return oneControl(
    field,
    (shared) =>
      html`<select${attrs({ ...shared, class: field.short && 'short' })}>${
        field.empty === undefined ? '' : html`<option value="">${field.empty}</option>`
      }${[...groups].map(([name, options]) =>
        name === undefined
          ? options.map(option)
          : html`<optgroup label="${name}">${options.map(option)}</optgroup>`,
      )}</select>`,
    l,
  )
}

/** A day, sent as YYYY-MM-DD whatever the language; the browser asks for it as the reader writes dates. */
export const dateField = (
  field: Field & { value?: string | undefined; min?: string; max?: string; autocomplete?: string },
  l: Locale,
): Html =>
  oneControl(
    field,
    (shared) =>
      html`<input
        type="date"
        ${attrs({ ...shared, class: 'short', value: field.value, min: field.min, max: field.max, autocomplete: field.autocomplete })}
      />`,
    l,
  )

/** A file. `accept` as in HTML: '.pdf,image/*'. */
export const fileField = (field: Field & { accept?: string; multiple?: boolean }, l: Locale): Html =>
  oneControl(
    field,
    (shared) =>
      html`<input type="file" ${attrs({ ...shared, accept: field.accept, multiple: field.multiple })} />`,
    l,
  )

export type Choosable = { value: string; label: Words; hint?: Words }

/** One of a few, all in sight. */
export const radioGroup = (
  field: Field & { options: Choosable[]; value?: string | undefined },
  l: Locale,
): Html =>
  group(
    field,
    field.options.map((option, i) =>
      choosable(option, i, {
        type: 'radio',
        name: field.name,
        checked: option.value === field.value,
        required: !field.optional,
      }),
    ),
    l,
  )

/** Any of a few. */
export const checkboxGroup = (
  field: Field & { options: Choosable[]; values?: readonly string[] },
  l: Locale,
): Html =>
  group(
    field,
    field.options.map((option, i) =>
      choosable(option, i, {
        type: 'checkbox',
        name: field.name,
        checked: field.values?.includes(option.value) ?? false,
      }),
    ),
    l,
  )

function choosable(option: Choosable, i: number, input: Record<string, string | boolean>): Html {
  const id = `${fieldId(String(input['name']))}${i ? `-${i + 1}` : ''}`
  const hint = option.hint ? `${id}-note` : undefined
  return html`<label class="opt"><input${attrs({ ...input, id, value: option.value, 'aria-describedby': hint })}><span>${option.label}${
    option.hint ? html`<br /><span class="hint" id="${hint}">${option.hint}</span>` : ''
  }</span></label>`
}

/** What the form carries unseen. */
export const hidden = (name: string, value: string): Html =>
  html`<input type="hidden" name="${name}" value="${value}" />`
