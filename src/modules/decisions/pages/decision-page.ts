import {
  content,
  html,
  recordedWords,
  rich,
  section,
  status,
  tally as drawTally,
  type Page,
} from '../../../design/index.ts'
import { recordFootOf } from '../../../platform/record/pages/record-foot.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import { linkedTo } from '../../../platform/web/links.ts'
import { findBody } from '../../bodies/index.ts'
import { findBallot, findProposal } from '../queries/find.ts'
import { findDecisionAt, listPositions, listVotes } from '../queries/lists.ts'
import type { Tally } from '../rules/tally.ts'
import type { DecisionRow } from '../tables.ts'
import { majorityWords } from './majority-words.ts'
import { positionsOf } from './positions.ts'
import { ruleAndRecount } from './rule-and-recount.ts'
import { everyVote } from './votes.ts'

/** A decision: the question, the result, every vote, the rule and its recount, and the positions under it. */
export async function decisionPage(c: Ctx): Promise<Page | undefined> {
  const { l, db } = c
  const decision = await findDecisionAt(db, c.params['symbol'] ?? '')
  if (!decision) return undefined
  const [proposal, body, ballot, positions] = await Promise.all([
    findProposal(db, decision.proposal),
    findBody(db, decision.body),
    decision.ballot === null ? undefined : findBallot(db, decision.ballot),
    listPositions(db, decision.id),
  ])
  if (!proposal || !body) return undefined
  const votes = ballot ? await listVotes(db, ballot.id) : []
  const title = l.pick(decision.title).text
  const mayState = c.viewer.acting?.powers.includes('vote') === true
  return {
    title,
    heading: content(decision.title, l),
    crumbs: [
      { label: l.t('decisions.title'), href: c.href('/decisions') },
      { label: l.pick(body.name).text, href: c.href(`/decisions?body=${body.id}`) },
      { label: decision.symbol },
    ],
    fact: factOf(c, decision),
    body: [
      section(
        { heading: l.t('decisions.question') },
        recordedWords(proposal.question, l),
        html`<p class="small dots"><a href="${c.href(`/decisions/${proposal.address}`)}">${l.t('decisions.proposal')} <bdi>${proposal.symbol}</bdi></a></p>`,
      ),
      ...(decision.tally === null
        ? []
        : [section({ heading: l.t('decisions.result') }, drawing(c, decision.tally))]),
      ...(ballot ? [await everyVote(c, ballot, votes, decision)] : []),
      await positionsOf(c, decision, positions, mayState),
      ...(decision.tally === null ? [] : [ruleAndRecount(c, body, decision.tally)]),
    ],
    side: await linkedTo(c, decision.id),
    record: await recordFootOf(c, decision.id),
  }
}

function factOf(c: Ctx, decision: DecisionRow) {
  const { l } = c
  const outcome = status(
    decision.outcome === 'adopted' ? 'yes' : 'no',
    l.t(`decisions.outcome.${decision.outcome}`),
  )
  const day = l.date(decision.decided.slice(0, 10), 'weekday')
  if (decision.tally === null) return rich(l, 'decisions.fact-consensus', { outcome, day })
  const { count, base, least, majority, reason } = decision.tally
  return rich(l, `decisions.fact-${reason}`, {
    outcome,
    day,
    yes: count.yes,
    no: count.no,
    abstain: count.abstain,
    required: majorityWords(l, majority.share, majority.strict),
    least,
    base,
  })
}

const drawing = (c: Ctx, { count, base, least, majority }: Tally) => {
  const inBase = base === count.members && majority.denominator === count.members
  return drawTally(
    {
      parts: [
        { choice: 'yes', count: count.yes, inBase: true },
        { choice: 'no', count: count.no, inBase: true },
        { choice: 'abstention', count: count.abstain, inBase },
        { choice: 'not-voting', count: count.notVoting, inBase },
        { choice: 'absent', count: count.absent, inBase },
      ],
      ...(least <= base && {
        required: { count: least, words: c.l.t('decisions.required', { least, base }) },
      }),
    },
    c.l,
  )
}
