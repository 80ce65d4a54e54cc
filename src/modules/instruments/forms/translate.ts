import { errorAt, selectField, textArea, textField } from '../../../design/index.ts'
import { refuse } from '../../../platform/record/index.ts'
import { actPage } from '../../../platform/web/act-page.ts'
import { one } from '../../../platform/web/fields.ts'
import { secretaries } from '../../../platform/web/policies.ts'
import type { ActRoute } from '../../../platform/web/route.ts'
import { findTextAt, paragraphsOf } from '../queries.ts'
import { splitParagraphs } from '../rules/split.ts'
import { renamed } from './renamed.ts'

/** A translation of a text: a language that is missing, or a newer wording of one that is held. */
export const translateForm: ActRoute = {
  kind: 'act',
  path: '/texts/:text/translate',
  policy: secretaries,
  act: 'text.translated',
  page: async (c, filled) => {
    const text = await findTextAt(c.db, c.params['text'] ?? '')
    if (!text) return undefined
    const { l } = c
    const count = (await paragraphsOf(c.db, text.id)).length
    const refusal =
      filled.refusal && renamed(filled.refusal, (path) => path.replace(/^paragraphs.*/, 'paragraphs'))
    return actPage(
      c,
      { ...filled, ...(refusal && { refusal }) },
      {
        ofSecretariat: true,
        title: l.t('instruments.translate'),
        crumbs: [
          { label: l.t('instruments.title'), href: c.href('/texts') },
          { label: l.pick(text.title).text, href: c.href(`/texts/${text.address}`) },
          { label: l.t('instruments.translate') },
        ],
        fact: l.t('instruments.translate-fact', { count }),
        heading: l.t('instruments.translation'),
        action: `/texts/${text.address}/translate`,
        fields: (errors) => [
          selectField(
            {
              name: 'language',
              short: true,
              label: l.t('instruments.language'),
              error: errorAt(errors, 'language'),
              value: one(filled.values, 'language'),
              options: c.languages
                .filter((lang) => !text.authentic.includes(lang))
                .map((lang) => ({ value: lang, label: l.ownName(lang) })),
            },
            l,
          ),
          textField(
            {
              name: 'title',
              maxlength: 300,
              label: l.t('instruments.title-of-translation'),
              error: errorAt(errors, 'title'),
              value: one(filled.values, 'title'),
            },
            l,
          ),
          textArea(
            {
              name: 'paragraphs',
              rows: 12,
              label: l.t('instruments.words'),
              hint: l.t('instruments.words-hint'),
              error: errorAt(errors, 'paragraphs'),
              value: one(filled.values, 'paragraphs'),
            },
            l,
          ),
        ],
      },
    )
  },
  ask: async (c, values) => {
    const text = await findTextAt(c.db, c.params['text'] ?? '')
    if (!text) return refuse('instruments.no-such-text')
    return {
      body: {
        text: text.id,
        language: one(values, 'language'),
        title: one(values, 'title'),
        paragraphs: splitParagraphs(one(values, 'paragraphs')),
      },
    }
  },
  onward: (c) => `/texts/${c.params['text']}#languages`,
}
