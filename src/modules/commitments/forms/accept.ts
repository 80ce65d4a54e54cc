import {
  checkboxGroup,
  dateField,
  disclosure,
  errorAt,
  html,
  selectField,
  textField,
  type FormError,
  type Html,
} from '../../../design/index.ts'
import { refuse } from '../../../platform/record/index.ts'
import { actPage } from '../../../platform/web/act-page.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import { all, inLanguages, one } from '../../../platform/web/fields.ts'
import { signedIn } from '../../../platform/web/policies.ts'
import type { ActRoute, Filled } from '../../../platform/web/route.ts'
import { findTextAt, paragraphsOf } from '../../instruments/index.ts'
import { listPaths } from '../../paths/index.ts'

const shortened = (words: string): string => {
  const letters = Array.from(words)
  return letters.length > 80 ? `${letters.slice(0, 80).join('')}…` : words
}

/** A party accepts a commitment under a paragraph of a text: what, and by when. */
export const acceptForm: ActRoute = {
  kind: 'act',
  path: '/commitments/accept/:text',
  policy: signedIn,
  act: 'commitment.accepted',
  page: async (c, filled) => {
    const text = await findTextAt(c.db, c.params['text'] ?? '')
    if (!text) return undefined
    const { l } = c
    const { values } = filled
    const [paragraphs, paths] = await Promise.all([paragraphsOf(c.db, text.id), listPaths(c.db)])
    const typed = filled.refusal !== undefined
    return actPage(c, filled, {
      ofParties: true,
      title: l.t('commitments.accept'),
      crumbs: [
        { label: l.t('commitments.title'), href: c.href('/commitments') },
        { label: l.pick(text.title).text, href: c.href(`/texts/${text.address}`) },
        { label: l.t('commitments.accept') },
      ],
      fact: l.t('commitments.accept-fact'),
      heading: l.t('commitments.commitment'),
      action: `/commitments/accept/${text.address}`,
      fields: (errors) => [
        selectField(
          {
            name: 'paragraph',
            label: l.t('commitments.paragraph'),
            error: errorAt(errors, 'paragraph'),
            value: one(values, 'paragraph'),
            options: paragraphs
              .filter(({ kind }) => kind === 'operative')
              .map(({ number, words }) => ({
                value: String(number),
                label: `${l.number(number)}. ${shortened(l.pick(words, text.authentic[0]).text)}`,
              })),
          },
          l,
        ),
        ...titleFields(c, values, errors),
        dateField(
          {
            name: 'due',
            optional: true,
            label: l.t('commitments.due'),
            hint: l.t('commitments.due-hint'),
            error: errorAt(errors, 'due'),
            value: one(values, 'due'),
          },
          l,
        ),
        checkboxGroup(
          {
            name: 'paths',
            optional: true,
            label: l.t('commitments.paths'),
            error: errorAt(errors, 'paths'),
            values: typed ? all(values, 'paths') : text.paths,
            options: paths.map((path) => ({
              value: path.id,
              label: `${path.number} ${l.pick(path.title).text}`,
            })),
          },
          l,
        ),
      ],
    })
  },
  ask: async (c, values) => {
    const text = await findTextAt(c.db, c.params['text'] ?? '')
    if (!text) return refuse('commitments.no-such-text')
    const due = one(values, 'due').trim()
    return {
      body: {
        text: text.id,
        paragraph: Number(one(values, 'paragraph')),
        title: inLanguages(values, 'title'),
        ...(due !== '' && { due }),
        paths: all(values, 'paths'),
      },
    }
  },
  onward: (c) => `/commitments?text=${c.params['text']}`,
}

/** What is promised, in the reader's language; the other working languages are one key away. */
function titleFields(c: Ctx, values: Filled['values'], errors: FormError[]): Html[] {
  const { l } = c
  const field = (lang: string, optional: boolean): Html =>
    textField(
      {
        name: `title.${lang}`,
        label: l.t('commitments.title-in', { language: l.ownName(lang) }),
        ...(!optional && { hint: l.t('commitments.title-hint') }),
        lang,
        optional,
        maxlength: 300,
        error: errorAt(errors, `title.${lang}`) ?? (optional ? undefined : errorAt(errors, 'title')),
        value: one(values, `title.${lang}`),
      },
      l,
    )
  const others = c.languages.filter((lang) => lang !== l.lang)
  return [
    field(l.lang, false),
    disclosure(
      l.t('commitments.other-languages'),
      html`<div class="form">${others.map((lang) => field(lang, true))}</div>`,
      others.some((lang) => one(values, `title.${lang}`) !== ''),
    ),
  ]
}
