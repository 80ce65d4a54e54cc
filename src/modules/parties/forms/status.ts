import {
  checkboxGroup,
  dateField,
  errorAt,
  html,
  selectField,
  table,
  textField,
} from '../../../design/index.ts'
import { refuse } from '../../../platform/record/index.ts'
import { actPage } from '../../../platform/web/act-page.ts'
import { all, inLanguages, one } from '../../../platform/web/fields.ts'
import { languageFields } from '../../../platform/web/language-fields.ts'
import { secretaries } from '../../../platform/web/policies.ts'
import type { ActRoute } from '../../../platform/web/route.ts'
import { asciiSlug } from '../import/slugs.ts'
import { findParty, listStatuses } from '../queries.ts'
import { rights } from '../tables.ts'

/** The statuses that there are, and one more, or an earlier one with another name or other rights. */
export const statusForm: ActRoute = {
  kind: 'act',
  path: '/secretariat/statuses',
  policy: secretaries,
  act: 'status.defined',
  page: async (c, filled) => {
    const { l } = c
    const { values } = filled
    const statuses = await listStatuses(c.db)
    return actPage(c, filled, {
      ofSecretariat: true,
      title: l.t('parties.statuses'),
      crumbs: [
        { label: l.t('web.secretariat'), href: c.href('/secretariat') },
        { label: l.t('parties.statuses') },
      ],
      fact: l.t('parties.statuses-fact', { count: statuses.length }),
      heading: l.t('parties.statuses'),
      action: '/secretariat/statuses',
      fields: (errors) => [
        table(
          {
            label: l.t('parties.statuses'),
            columns: [
              { name: l.t('parties.status') },
              { name: l.t('parties.rights') },
              { name: l.t('parties.identifier') },
            ],
            rows: statuses.map((status) => [
              html`<bdi>${l.pick(status.name).text}</bdi>`,
              l.list(status.rights.map((right) => l.t(`parties.right.${right}`))),
              html`<code>${status.code}</code>`,
            ]),
            empty: l.t('parties.no-status'),
          },
          l,
        ),
        ...languageFields(c, values, errors, [
          { name: 'name', label: (language) => l.t('parties.status-in', { language }), max: 80 },
        ]),
        checkboxGroup(
          {
            name: 'rights',
            optional: true,
            label: l.t('parties.rights'),
            error: errorAt(errors, 'rights'),
            values: all(values, 'rights'),
            options: rights.map((right) => ({ value: right, label: l.t(`parties.right.${right}`) })),
          },
          l,
        ),
        textField(
          {
            name: 'code',
            short: true,
            optional: true,
            maxlength: 60,
            label: l.t('parties.identifier'),
            hint: l.t('parties.status-code-hint'),
            error: errorAt(errors, 'code'),
            value: one(values, 'code'),
          },
          l,
        ),
      ],
    })
  },
  ask: async (c, values) => {
    const statuses = await listStatuses(c.db)
    const name = inLanguages(values, 'name')
    const code =
      one(values, 'code').trim() || asciiSlug(name['en'] ?? Object.values(name)[0] ?? '') || 'status'
    const held = statuses.find((status) => status.code === code)
    return {
      body: {
        code,
        name,
        rights: all(values, 'rights'),
        ordinal: held?.ordinal ?? Math.max(0, ...statuses.map(({ ordinal }) => ordinal)) + 1,
      },
    }
  },
  onward: () => '/secretariat/statuses',
}

/** A party's status changes from a day on. */
export const changeStatusForm: ActRoute = {
  kind: 'act',
  path: '/parties/:party/status',
  policy: secretaries,
  act: 'party.status-changed',
  page: async (c, filled) => {
    const party = await findParty(c.db, c.params['party'] ?? '')
    if (!party) return undefined
    const { l } = c
    const statuses = await listStatuses(c.db)
    return actPage(c, filled, {
      ofSecretariat: true,
      title: l.t('parties.change-status'),
      crumbs: [
        { label: l.t('parties.title'), href: c.href('/parties') },
        { label: l.pick(party.name).text, href: c.href(`/parties/${party.id}`) },
        { label: l.t('parties.change-status') },
      ],
      fact: l.t('parties.change-status-fact'),
      heading: l.t('parties.status'),
      action: `/parties/${party.id}/status`,
      fields: (errors) => [
        selectField(
          {
            name: 'status',
            short: true,
            label: l.t('parties.status'),
            error: errorAt(errors, 'status'),
            value: one(filled.values, 'status') || party.status,
            options: statuses.map(({ code, name }) => ({ value: code, label: l.pick(name).text })),
          },
          l,
        ),
        dateField(
          {
            name: 'from',
            label: l.t('parties.since'),
            error: errorAt(errors, 'from'),
            value: one(filled.values, 'from') || c.today,
          },
          l,
        ),
      ],
    })
  },
  ask: async (c, values) => {
    const party = await findParty(c.db, c.params['party'] ?? '')
    if (!party) return refuse('parties.no-such-party', { party: c.params['party'] ?? '' })
    return { body: { party: party.id, status: one(values, 'status'), from: one(values, 'from') } }
  },
  onward: (c) => `/parties/${c.params['party']}`,
}
