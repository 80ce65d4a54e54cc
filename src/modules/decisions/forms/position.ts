import { errorAt, radioGroup, selectField, textArea, textField } from '../../../design/index.ts'
import { refuse } from '../../../platform/record/index.ts'
import { actPage } from '../../../platform/web/act-page.ts'
import { one } from '../../../platform/web/fields.ts'
import { signedIn } from '../../../platform/web/policies.ts'
import type { ActRoute } from '../../../platform/web/route.ts'
import { membersOn } from '../../bodies/index.ts'
import { findDecisionAt } from '../queries/lists.ts'

const kinds = ['explanation', 'reservation', 'dissociation'] as const

/** A member's position on a decision, in its own words and language. */
export const positionForm: ActRoute = {
  kind: 'act',
  path: '/decisions/:symbol/position',
  policy: signedIn,
  act: 'position.stated',
  page: async (c, filled) => {
    const decision = await findDecisionAt(c.db, c.params['symbol'] ?? '')
    if (!decision) return undefined
    const { l } = c
    const [{ languages }, members] = await Promise.all([
      c.house.mechanism(),
      membersOn(c.db, decision.body, c.today),
    ])
    return actPage(c, filled, {
      ofParties: true,
      parties: members.map(({ id }) => id),
      title: l.t('decisions.state-position'),
      crumbs: [
        { label: l.t('decisions.title'), href: c.href('/decisions') },
        { label: decision.symbol, href: c.href(`/decisions/${decision.address}`) },
        { label: l.t('decisions.state-position') },
      ],
      fact: l.t('decisions.position-fact'),
      heading: l.t('decisions.position'),
      action: `/decisions/${decision.address}/position`,
      fields: (errors) => [
        radioGroup(
          {
            name: 'kind',
            label: l.t('decisions.kind'),
            error: errorAt(errors, 'kind'),
            value: one(filled.values, 'kind'),
            options: kinds.map((kind) => ({
              value: kind,
              label: l.t(`decisions.position.${kind}`),
              hint: l.t(`decisions.position-hint.${kind}`),
            })),
          },
          l,
        ),
        textField(
          {
            name: 'paragraph',
            inputmode: 'numeric',
            short: true,
            optional: true,
            label: l.t('decisions.paragraph'),
            hint: l.t('decisions.paragraph-hint'),
            error: errorAt(errors, 'paragraph'),
            value: one(filled.values, 'paragraph'),
          },
          l,
        ),
        selectField(
          {
            name: 'language',
            short: true,
            label: l.t('decisions.language'),
            error: errorAt(errors, 'words.language'),
            value: one(filled.values, 'language') || l.lang,
            options: languages.map((value) => ({ value, label: l.ownName(value) })),
          },
          l,
        ),
        textArea(
          {
            name: 'words.text',
            rows: 6,
            maxlength: 6000,
            label: l.t('decisions.words'),
            hint: l.t('decisions.words-hint'),
            error: errorAt(errors, 'words.text'),
            value: one(filled.values, 'words.text'),
          },
          l,
        ),
      ],
    })
  },
  ask: async (c, values) => {
    const decision = await findDecisionAt(c.db, c.params['symbol'] ?? '')
    if (!decision) return refuse('decisions.no-such-decision')
    const paragraph = one(values, 'paragraph').trim()
    return {
      body: {
        decision: decision.id,
        kind: one(values, 'kind') || undefined,
        ...(paragraph !== '' && { paragraph: Number(paragraph) }),
      },
      disclose: { words: { text: one(values, 'words.text'), language: one(values, 'language') } },
    }
  },
  onward: (c) => `/decisions/${c.params['symbol']}#positions`,
}
