import { html, recordedWords, rows, section, voteChoice, type Page } from '../../../design/index.ts'
import { actsWith } from '../../../platform/identity/index.ts'
import { refuse } from '../../../platform/record/index.ts'
import { actPage } from '../../../platform/web/act-page.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import { one } from '../../../platform/web/fields.ts'
import { instructing, partyOptions } from '../../../platform/web/instruction.ts'
import { signedIn } from '../../../platform/web/policies.ts'
import type { ActRoute } from '../../../platform/web/route.ts'
import { votesOf } from '../queries/find.ts'
import { ballotOn, findProposalAt } from '../queries/lists.ts'
import type { BallotRow, ProposalRow } from '../tables.ts'

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
    const ballot = await ballotOn(c.db, proposal.id)
    if (ballot && actsWith(c.viewer, 'secretary') && instructing(c) === undefined)
      return whoseLetter(c, proposal, ballot)
    return actPage(c, filled, {
      ofParties: true,
      parties: ballot?.present ?? [],
      title: l.t('decisions.cast-vote'),
      crumbs: crumbsOf(c, proposal, l.t('decisions.cast-vote')),
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

const crumbsOf = (c: Ctx, { symbol, address }: ProposalRow, last: string) => [
  { label: c.l.t('decisions.title'), href: c.href('/decisions') },
  { label: symbol, href: c.href(`/decisions/${address}`) },
  { label: last },
]

/** The secretariat has no vote of its own: it chooses the member on whose letter it records one. */
async function whoseLetter(c: Ctx, proposal: ProposalRow, ballot: BallotRow): Promise<Page> {
  const { l } = c
  const [parties, votes] = await Promise.all([partyOptions(c, ballot.present), votesOf(c.db, ballot.id)])
  const title = l.t('decisions.vote-on-letter')
  return {
    title,
    crumbs: crumbsOf(c, proposal, title),
    fact: l.t('decisions.whose-letter-fact'),
    body: section(
      { heading: l.t('web.whose-letter') },
      rows(
        parties.map(({ value, label }) => {
          const choice = votes.get(value)
          return {
            body: html`<a href="${c.href(`/decisions/${proposal.address}/vote?for=${value}`)}"><bdi>${label}</bdi></a>`,
            ...(choice && { note: l.t(`decisions.choice.${choice}`) }),
          }
        }),
      ),
    ),
  }
}
