import { checkboxGroup, errorAt } from '../../../design/index.ts'
import { refuse } from '../../../platform/record/index.ts'
import { actPage } from '../../../platform/web/act-page.ts'
import { all } from '../../../platform/web/fields.ts'
import { secretaries } from '../../../platform/web/policies.ts'
import type { ActRoute } from '../../../platform/web/route.ts'
import { listPaths } from '../../paths/index.ts'
import { askText, isText } from './ask-text.ts'
import { textFields } from './text-fields.ts'

/** The secretariat enters a text that was adopted elsewhere. */
export const enterForm: ActRoute = {
  kind: 'act',
  path: '/secretariat/texts/enter',
  policy: secretaries,
  act: 'text.adopted',
  page: async (c, filled) => {
    const { l } = c
    const paths = await listPaths(c.db)
    return actPage(c, filled, {
      ofSecretariat: true,
      title: l.t('instruments.enter'),
      crumbs: [
        { label: l.t('instruments.title'), href: c.href('/texts') },
        { label: l.t('instruments.enter') },
      ],
      fact: l.t('instruments.enter-fact'),
      heading: l.t('instruments.text'),
      action: '/secretariat/texts/enter',
      fields: (errors) => [
        textFields(c, filled.values, errors, false),
        checkboxGroup(
          {
            name: 'paths',
            optional: true,
            label: l.t('instruments.paths'),
            error: errorAt(errors, 'paths'),
            values: all(filled.values, 'paths'),
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
    const asked = await askText(c, values)
    if (isText(asked)) return { body: asked }
    return asked ?? refuse('instruments.nothing-typed', {}, 'text.id')
  },
  onward: (_c, { body }) => `/texts/${(body as { id: string }).id}`,
}
