import { errorAt, radioGroup, selectField, textArea } from '../../../design/index.ts'
import { refuse } from '../../../platform/record/index.ts'
import { actPage } from '../../../platform/web/act-page.ts'
import { one } from '../../../platform/web/fields.ts'
import { signedIn } from '../../../platform/web/policies.ts'
import type { ActRoute } from '../../../platform/web/route.ts'
import { findCommitmentAt } from '../queries.ts'
import { addressOf } from '../rules/address.ts'
import { progressSteps } from '../rules/standing.ts'
import { evidenceOptions } from './evidence-options.ts'

/** The responsible party's report: how far it is, in its own words and language, and what shows it. */
export const reportForm: ActRoute = {
  kind: 'act',
  path: '/commitments/:id/report',
  policy: signedIn,
  act: 'commitment.reported',
  page: async (c, filled) => {
    const commitment = await findCommitmentAt(c.db, c.params['id'] ?? '')
    if (!commitment) return undefined
    const { l } = c
    const { values } = filled
    const address = addressOf(commitment.number)
    const options = await evidenceOptions(c)
    return actPage(c, filled, {
      ofParties: true,
      parties: [commitment.party],
      title: l.t('commitments.report'),
      crumbs: [
        { label: l.t('commitments.title'), href: c.href('/commitments') },
        { label: address, href: c.href(`/commitments/${address}`) },
        { label: l.t('commitments.report') },
      ],
      fact: l.t('commitments.report-fact', { title: l.pick(commitment.title).text }),
      heading: l.t('commitments.reports'),
      action: `/commitments/${address}/report`,
      fields: (errors) => [
        radioGroup(
          {
            name: 'progress',
            label: l.t('commitments.progress'),
            error: errorAt(errors, 'progress'),
            value: one(values, 'progress'),
            options: progressSteps.map((value) => ({ value, label: l.t(`commitments.state.${value}`) })),
          },
          l,
        ),
        selectField(
          {
            name: 'words.language',
            short: true,
            label: l.t('commitments.language'),
            error: errorAt(errors, 'words.language'),
            value: one(values, 'words.language') || l.lang,
            options: c.languages.map((value) => ({ value, label: l.ownName(value) })),
          },
          l,
        ),
        textArea(
          {
            name: 'words.text',
            rows: 6,
            maxlength: 6000,
            label: l.t('commitments.words'),
            hint: l.t('commitments.words-hint'),
            error: errorAt(errors, 'words.text'),
            value: one(values, 'words.text'),
          },
          l,
        ),
        selectField(
          {
            name: 'evidence',
            optional: true,
            label: l.t('commitments.evidence'),
            hint: l.t(options.length > 0 ? 'commitments.evidence-hint' : 'commitments.nothing-to-link'),
            error: errorAt(errors, 'evidence'),
            value: one(values, 'evidence'),
            empty: l.t('commitments.no-more-evidence'),
            options,
          },
          l,
        ),
      ],
    })
  },
  ask: async (c, values) => {
    const commitment = await findCommitmentAt(c.db, c.params['id'] ?? '')
    if (!commitment) return refuse('commitments.no-such-commitment')
    const evidence = one(values, 'evidence')
    return {
      body: {
        commitment: commitment.id,
        progress: one(values, 'progress') || undefined,
        ...(evidence !== '' && { evidence: [evidence] }),
      },
      disclose: { words: { text: one(values, 'words.text'), language: one(values, 'words.language') } },
    }
  },
  onward: (c) => `/commitments/${c.params['id']}#reports`,
}
