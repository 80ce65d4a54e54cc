import { recordedWords } from '../../../design/index.ts'
import { refuse } from '../../../platform/record/index.ts'
import { actPage } from '../../../platform/web/act-page.ts'
import { signedIn } from '../../../platform/web/policies.ts'
import type { ActRoute } from '../../../platform/web/route.ts'
import { postsOn } from '../../bodies/index.ts'
import { ballotOn, findProposalAt } from '../queries/lists.ts'
import type { ProposalRow } from '../tables.ts'

/** A step in a proposal's course that has nothing to fill in. */
const step = (
  name: 'close' | 'consensus' | 'withdraw',
  act: string,
  bodyOf: (proposal: ProposalRow, ballot: string | undefined) => object | undefined,
): ActRoute => ({
  kind: 'act',
  path: `/decisions/:symbol/${name}`,
  policy: signedIn,
  act,
  page: async (c, filled) => {
    const proposal = await findProposalAt(c.db, c.params['symbol'] ?? '')
    if (!proposal) return undefined
    const { l } = c
    const title = l.t(`decisions.step.${name}`)
    const chairs = (await postsOn(c.db, proposal.body, c.today)).filter(({ post }) => post === 'chair')
    return actPage(c, filled, {
      // Who moved a proposal withdraws it (UNGA rule 80); the other steps are the chair's.
      parties: name === 'withdraw' ? [proposal.party] : chairs.map(({ party }) => party),
      title,
      crumbs: [
        { label: l.t('decisions.title'), href: c.href('/decisions') },
        { label: proposal.symbol, href: c.href(`/decisions/${proposal.address}`) },
        { label: title },
      ],
      fact: l.t(`decisions.step-fact.${name}`),
      heading: l.t('decisions.question'),
      action: `/decisions/${proposal.address}/${name}`,
      fields: () => [recordedWords(proposal.question, l)],
    })
  },
  ask: async (c) => {
    const proposal = await findProposalAt(c.db, c.params['symbol'] ?? '')
    const body = proposal && bodyOf(proposal, (await ballotOn(c.db, proposal.id))?.id)
    return body ? { body } : refuse('decisions.no-such-ballot')
  },
  onward: (c) => `/decisions/${c.params['symbol']}`,
})

export const closeForm = step('close', 'ballot.closed', (_proposal, ballot) =>
  ballot ? { ballot } : undefined,
)
export const consensusForm = step('consensus', 'consensus.recorded', ({ id }) => ({ proposal: id }))
export const withdrawForm = step('withdraw', 'proposal.withdrawn', ({ id }) => ({ proposal: id }))
