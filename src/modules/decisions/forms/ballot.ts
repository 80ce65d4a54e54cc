import { checkboxGroup, errorAt, textField } from '../../../design/index.ts'
import { refuse } from '../../../platform/record/index.ts'
import { actPage } from '../../../platform/web/act-page.ts'
import { all, one } from '../../../platform/web/fields.ts'
import { signedIn } from '../../../platform/web/policies.ts'
import type { ActRoute } from '../../../platform/web/route.ts'
import { membersOn, postsOn } from '../../bodies/index.ts'
import { findProposalAt } from '../queries/lists.ts'

/** Opening a recorded vote: who is present, and until when it is open. */
export const ballotForm: ActRoute = {
  kind: 'act',
  path: '/decisions/:symbol/ballot',
  policy: signedIn,
  act: 'ballot.opened',
  page: async (c, filled) => {
    const proposal = await findProposalAt(c.db, c.params['symbol'] ?? '')
    if (!proposal) return undefined
    const { l } = c
    const [members, posts] = await Promise.all([
      membersOn(c.db, proposal.body, c.today),
      postsOn(c.db, proposal.body, c.today),
    ])
    const typed = filled.refusal !== undefined
    return actPage(c, filled, {
      parties: posts.flatMap(({ post, party }) => (post === 'chair' ? [party] : [])),
      title: l.t('decisions.open-ballot'),
      crumbs: [
        { label: l.t('decisions.title'), href: c.href('/decisions') },
        { label: proposal.symbol, href: c.href(`/decisions/${proposal.address}`) },
        { label: l.t('decisions.open-ballot') },
      ],
      fact: l.t('decisions.ballot-fact'),
      heading: l.t('decisions.roll'),
      action: `/decisions/${proposal.address}/ballot`,
      fields: (errors) => [
        checkboxGroup(
          {
            name: 'present',
            label: l.t('decisions.present'),
            hint: l.t('decisions.present-hint'),
            error: errorAt(errors, 'present'),
            values: typed ? all(filled.values, 'present') : members.map(({ id }) => id),
            options: l.inOrder(
              members.map(({ id, name }) => ({ value: id, label: l.pick(name).text })),
              ({ label }) => label,
            ),
          },
          l,
        ),
        textField(
          {
            name: 'closes',
            type: 'datetime-local',
            short: true,
            optional: true,
            label: l.t('decisions.closes'),
            hint: l.t('decisions.closes-hint'),
            error: errorAt(errors, 'closes'),
            value: one(filled.values, 'closes'),
          },
          l,
        ),
      ],
    })
  },
  ask: async (c, values) => {
    const proposal = await findProposalAt(c.db, c.params['symbol'] ?? '')
    if (!proposal) return refuse('decisions.no-such-proposal')
    const closes = one(values, 'closes')
    const at = closes === '' ? undefined : new Date(`${closes}Z`)
    if (at && Number.isNaN(at.getTime())) return refuse('decisions.closes-not-a-time', {}, 'closes')
    return {
      body: {
        proposal: proposal.id,
        present: all(values, 'present'),
        ...(at && { closes: at.toISOString() }),
      },
    }
  },
  onward: (c) => `/decisions/${c.params['symbol']}`,
}
