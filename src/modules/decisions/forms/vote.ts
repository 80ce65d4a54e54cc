import { html, recordedWords, voteChoice } from '../../../design/index.ts'
import { refuse } from '../../../platform/record/index.ts'
import { actPage } from '../../../platform/web/act-page.ts'
import { one } from '../../../platform/web/fields.ts'
import { signedIn } from '../../../platform/web/policies.ts'
import type { ActRoute } from '../../../platform/web/route.ts'
import { ballotOn, findProposalAt } from '../queries/lists.ts'

const recorded: Record<string, string> = { yes: 'yes', no: 'no', abstention: 'abstain' }

/** A vote: the question, in whose name, three buttons of one size, and what will be public. */
export const voteForm: ActRoute = {
  kind: 'act',
  path: '/decisions/:symbol/vote',
  policy: signedIn,
  act: 'vote.cast',
  page: async (c, filled) => {
    const proposal = await findProposalAt(c.db, c.params['symbol'] ?? '')
    if (!proposal) return undefined
    const { l } = c
    return actPage(c, filled, {
      title: l.t('decisions.cast-vote'),
      crumbs: [
        { label: l.t('decisions.title'), href: c.href('/decisions') },
        { label: proposal.symbol, href: c.href(`/decisions/${proposal.address}`) },
        { label: l.t('decisions.cast-vote') },
      ],
      fact: l.t('decisions.vote-fact'),
      heading: l.t('decisions.question'),
      action: `/decisions/${proposal.address}/vote`,
      fields: () => [
        recordedWords(proposal.question, l),
        html`<p class="small"><a href="${c.href(`/decisions/${proposal.address}`)}">${l.t('decisions.what-it-carries')}</a></p>`,
      ],
      buttons: voteChoice({ name: 'choice', label: l.t('decisions.your-vote') }, l),
    })
  },
  ask: async (c, values) => {
    const proposal = await findProposalAt(c.db, c.params['symbol'] ?? '')
    const ballot = proposal && (await ballotOn(c.db, proposal.id))
    if (!ballot) return refuse('decisions.no-such-ballot')
    return { body: { ballot: ballot.id, choice: recorded[one(values, 'choice')] } }
  },
  onward: (c) => `/decisions/${c.params['symbol']}`,
}
