import { emptyState, errorAt, html, selectField } from '../../../design/index.ts'
import { refuse } from '../../../platform/record/index.ts'
import { actPage } from '../../../platform/web/act-page.ts'
import { one } from '../../../platform/web/fields.ts'
import { signedIn } from '../../../platform/web/policies.ts'
import type { ActRoute } from '../../../platform/web/route.ts'
import { findCommitmentAt } from '../queries.ts'
import { addressOf } from '../rules/address.ts'
import { evidenceOptions } from './evidence-options.ts'

/** The responsible party links a project or a figure that shows delivery. */
export const evidenceForm: ActRoute = {
  kind: 'act',
  path: '/commitments/:id/evidence',
  policy: signedIn,
  act: 'commitment.evidence-linked',
  page: async (c, filled) => {
    const commitment = await findCommitmentAt(c.db, c.params['id'] ?? '')
    if (!commitment) return undefined
    const { l } = c
    const address = addressOf(commitment.number)
    const options = await evidenceOptions(c)
    return actPage(c, filled, {
      ofParties: true,
      parties: [commitment.party],
      title: l.t('commitments.link-evidence'),
      crumbs: [
        { label: l.t('commitments.title'), href: c.href('/commitments') },
        { label: address, href: c.href(`/commitments/${address}`) },
        { label: l.t('commitments.link-evidence') },
      ],
      fact: l.t('commitments.evidence-fact', { title: l.pick(commitment.title).text }),
      heading: l.t('commitments.evidence'),
      action: `/commitments/${address}/evidence`,
      fields: (errors) => [
        options.length === 0
          ? emptyState({ what: l.t('commitments.nothing-to-link') })
          : selectField(
              {
                name: 'evidence',
                label: l.t('commitments.evidence'),
                hint: l.t('commitments.evidence-hint'),
                error: errorAt(errors, 'evidence'),
                value: one(filled.values, 'evidence'),
                options,
              },
              l,
            ),
      ],
      ...(options.length === 0 && { buttons: html`` }),
    })
  },
  ask: async (c, values) => {
    const commitment = await findCommitmentAt(c.db, c.params['id'] ?? '')
    if (!commitment) return refuse('commitments.no-such-commitment')
    return { body: { commitment: commitment.id, evidence: one(values, 'evidence') } }
  },
  onward: (c) => `/commitments/${c.params['id']}#evidence`,
}
