import {
  checkboxGroup,
  disclosure,
  errorAt,
  html,
  selectField,
  textArea,
  textField,
  type FormError,
  type Html,
} from '../../../design/index.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import { all, one } from '../../../platform/web/fields.ts'
import type { Filled } from '../../../platform/web/route.ts'
import { textKinds } from '../rules/text.ts'

/** The fields of a text to be adopted; their names begin with `text.`, so that they can stand in a proposal's form. */
export function textFields(c: Ctx, values: Filled['values'], errors: FormError[], optional: boolean): Html {
  const { l } = c
  const at = (name: string) => ({ name, error: errorAt(errors, name), value: one(values, name), optional })
  const inLanguage = (lang: string, own: boolean): Html =>
    html`${textField(
      {
        ...at(`text.title.${lang}`),
        optional: optional || !own,
        label: l.t('instruments.title-in', { language: l.ownName(lang) }),
        lang,
        maxlength: 300,
      },
      l,
    )}${textArea(
      {
        ...at(`text.words.${lang}`),
        optional: optional || !own,
        label: l.t('instruments.words-in', { language: l.ownName(lang) }),
        ...(own && { hint: l.t('instruments.words-hint') }),
        lang,
        rows: 10,
      },
      l,
    )}`
  const others = c.languages.filter((lang) => lang !== l.lang)
  const wrong = errors.some(({ name }) => others.some((lang) => name?.endsWith(`.${lang}`)))
  const typed = others.some((lang) => one(values, `text.title.${lang}`) || one(values, `text.words.${lang}`))
  return html`<div class="form">${textField(
    {
      ...at('text.id'),
      label: l.t('instruments.identifier'),
      hint: l.t('instruments.identifier-hint'),
      maxlength: 60,
    },
    l,
  )}${selectField(
    {
      ...at('text.kind'),
      label: l.t('instruments.kind'),
      options: textKinds.map((kind) => ({ value: kind, label: l.t(`instruments.kind.${kind}`) })),
    },
    l,
  )}${inLanguage(l.lang, true)}${disclosure(
    l.t('instruments.other-languages'),
    html`<div class="form">${others.map((lang) => inLanguage(lang, false))}</div>`,
    wrong || typed,
  )}${textField(
    {
      ...at('text.preambular'),
      optional: true,
      short: true,
      inputmode: 'numeric',
      label: l.t('instruments.preambular'),
      hint: l.t('instruments.preambular-hint'),
    },
    l,
  )}${checkboxGroup(
    {
      name: 'text.authentic',
      optional: true,
      label: l.t('instruments.authentic-languages'),
      hint: l.t('instruments.authentic-hint'),
      error: errorAt(errors, 'text.authentic'),
      values: all(values, 'text.authentic'),
      options: c.languages.map((lang) => ({ value: lang, label: html`<bdi>${l.ownName(lang)}</bdi>` })),
    },
    l,
  )}</div>`
}
