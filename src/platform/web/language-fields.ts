import {
  disclosure,
  errorAt,
  html,
  textArea,
  textField,
  type FormError,
  type Html,
} from '../../design/index.ts'
import type { Ctx } from './context.ts'
import { one } from './fields.ts'
import type { Filled } from './route.ts'

export interface LanguageField {
  /** sent as `name.en`, `name.fr`; `inLanguages` reads it back */
  readonly name: string
  readonly label: (language: string) => string
  readonly max: number
  /** a text of several lines */
  readonly rows?: number
  readonly optional?: boolean
}

/**
 * One content in several languages: the reader's in sight, the mechanism's other working languages one key away.
 * Those that hold something stand open, so that nothing that is there is overlooked.
 */
export function languageFields(
  c: Ctx,
  values: Filled['values'],
  errors: readonly FormError[],
  fields: readonly LanguageField[],
): Html[] {
  const { l } = c
  const languages = [l.lang, ...c.languages.filter((lang) => lang !== l.lang)]
  const others = languages.slice(1)
  const filled = (lang: string) => fields.some(({ name }) => one(values, `${name}.${lang}`) !== '')
  const field = ({ name, label, max, rows, optional }: LanguageField, lang: string): Html => {
    const own = lang === l.lang
    const shared = {
      name: `${name}.${lang}`,
      label: label(l.ownName(lang)),
      lang,
      maxlength: max,
      optional: optional === true || !own,
      error: errorAt(errors, `${name}.${lang}`) ?? (own ? errorAt(errors, name) : undefined),
      value: one(values, `${name}.${lang}`),
    }
    return rows === undefined ? textField(shared, l) : textArea({ ...shared, rows }, l)
  }
  return [
    ...fields.map((one) => field(one, l.lang)),
    ...(others.length === 0
      ? []
      : [
          disclosure(
            l.t('web.other-languages'),
            html`<div class="form">${others.flatMap((lang) => fields.map((one) => field(one, lang)))}</div>`,
            others.some(filled),
          ),
        ]),
  ]
}

/** Content in several languages as the values of a form's fields: { en: 'Name' } → { 'name.en': 'Name' }. */
export const languageValues = (
  name: string,
  content: Readonly<Record<string, string>>,
): Record<string, string> =>
  Object.fromEntries(Object.entries(content).map(([lang, text]) => [`${name}.${lang}`, text]))
