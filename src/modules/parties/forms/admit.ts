import { dateField, errorAt, selectField, textField } from '../../../design/index.ts'
import { isRefusal } from '../../../platform/record/index.ts'
import { actPage } from '../../../platform/web/act-page.ts'
import { inLanguages, one } from '../../../platform/web/fields.ts'
import { secretaries } from '../../../platform/web/policies.ts'
import type { ActRoute } from '../../../platform/web/route.ts'
import { slugProposer } from '../import/slugs.ts'
import { listParties, listStatuses } from '../queries.ts'
import { describedBy, focalPointFields, focalPointOf, partyFieldsOf } from './party-fields.ts'

/** One party joins. */
export const admitForm: ActRoute = {
  kind: 'act',
  path: '/parties/admit',
  policy: secretaries,
  act: 'party.admitted',
  page: async (c, filled) => {
    const { l } = c
    const { values } = filled
    const statuses = await listStatuses(c.db)
    return actPage(c, filled, {
      ofSecretariat: true,
      title: l.t('parties.admit'),
      crumbs: [{ label: l.t('parties.title'), href: c.href('/parties') }, { label: l.t('parties.admit') }],
      fact: l.t('parties.admit-fact'),
      heading: l.t('parties.who'),
      action: '/parties/admit',
      fields: (errors) => [
        ...partyFieldsOf(c, values, errors),
        selectField(
          {
            name: 'status',
            short: true,
            label: l.t('parties.status'),
            error: errorAt(errors, 'status'),
            empty: l.t('parties.choose'),
            value: one(values, 'status'),
            options: statuses.map(({ code, name }) => ({ value: code, label: l.pick(name).text })),
          },
          l,
        ),
        dateField(
          {
            name: 'since',
            optional: true,
            label: l.t('parties.since'),
            error: errorAt(errors, 'since'),
            value: one(values, 'since'),
          },
          l,
        ),
        textField(
          {
            name: 'id',
            short: true,
            optional: true,
            maxlength: 60,
            label: l.t('parties.identifier'),
            hint: l.t('parties.identifier-hint'),
            error: errorAt(errors, 'id'),
            value: one(values, 'id'),
          },
          l,
        ),
        ...focalPointFields(c, values, errors),
      ],
    })
  },
  ask: async (c, values) => {
    const described = describedBy(values)
    if (isRefusal(described)) return described
    const since = one(values, 'since')
    const propose = slugProposer(new Set((await listParties(c.db)).map(({ id }) => id)))
    const names = inLanguages(values, 'name')
    const proposed = propose({ names, shortNames: inLanguages(values, 'shortName') })
    return {
      body: {
        id: one(values, 'id').trim() || proposed,
        ...described,
        status: one(values, 'status'),
        ...(since !== '' && { since }),
      },
      ...focalPointOf(values),
    }
  },
  onward: (_c, asked) => `/parties/${(asked.body as { id: string }).id}`,
}
