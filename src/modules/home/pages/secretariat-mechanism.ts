import { checkboxGroup, errorAt } from '../../../design/index.ts'
import { languagesHeld } from '../../../platform/language/catalogue.ts'
import { actPage } from '../../../platform/web/act-page.ts'
import { all, inLanguages } from '../../../platform/web/fields.ts'
import { languageFields, languageValues } from '../../../platform/web/language-fields.ts'
import { secretaries } from '../../../platform/web/policies.ts'
import type { ActRoute } from '../../../platform/web/route.ts'

/** What the mechanism is called, what it is for, and in which languages it works. */
export const mechanismForm: ActRoute = {
  kind: 'act',
  path: '/secretariat/mechanism',
  policy: secretaries,
  act: 'mechanism.described',
  page: async (c, filled) => {
    const { l } = c
    const mechanism = await c.house.mechanism()
    const described = await c.db.selectFrom('view.mechanism').select('single').executeTakeFirst()
    const values = filled.refusal
      ? filled.values
      : {
          ...(described && languageValues('name', mechanism.name)),
          ...languageValues('description', mechanism.description),
          languages: [...mechanism.languages],
        }
    return actPage(c, filled, {
      ofSecretariat: true,
      title: l.t('home.describe'),
      crumbs: [
        { label: l.t('web.secretariat'), href: c.href('/secretariat') },
        { label: l.t('home.describe') },
      ],
      fact: l.t('home.describe-fact'),
      heading: l.t('home.mechanism'),
      action: '/secretariat/mechanism',
      fields: (errors) => [
        ...languageFields(c, values, errors, [
          { name: 'name', label: (language) => l.t('home.name-in', { language }), max: 120 },
          {
            name: 'description',
            label: (language) => l.t('home.purpose-in', { language }),
            max: 2000,
            rows: 4,
          },
        ]),
        checkboxGroup(
          {
            name: 'languages',
            label: l.t('home.languages'),
            hint: l.t('home.languages-hint'),
            error: errorAt(errors, 'languages'),
            values: all(values, 'languages'),
            options: languagesHeld().map((value) => ({ value, label: l.ownName(value) })),
          },
          l,
        ),
      ],
    })
  },
  ask: async (_c, values) => ({
    body: {
      name: inLanguages(values, 'name'),
      description: inLanguages(values, 'description'),
      languages: all(values, 'languages'),
    },
  }),
  onward: () => '/secretariat',
}
