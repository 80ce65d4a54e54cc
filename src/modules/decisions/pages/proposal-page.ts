import {
  actions,
  content,
  html,
  recordedWords,
  rich,
  section,
  type Html,
  type Page,
} from '../../../design/index.ts'
import { recordFootOf } from '../../../platform/record/pages/record-foot.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import { linkedTo } from '../../../platform/web/links.ts'
import { findBody, isMember, presides } from '../../bodies/index.ts'
import { actsWith } from '../../../platform/identity/viewer.ts'
import { votesOf } from '../queries/find.ts'
import { ballotOn, decisionOn, findProposalAt } from '../queries/lists.ts'
import type { BallotRow, ProposalRow } from '../tables.ts'
import { carriedActs } from './carried.ts'
import { stateMark } from './state.ts'

/** A proposal: the question, what its adoption performs, and where it stands. */
export async function proposalPage(c: Ctx): Promise<Page | undefined> {
  const { l, db } = c
  const proposal = await findProposalAt(db, c.params['symbol'] ?? '')
  if (!proposal) return undefined
  const [body, ballot, decision, names] = await Promise.all([
    findBody(db, proposal.body),
    ballotOn(db, proposal.id),
    decisionOn(db, proposal.id),
    c.house.nameParties([proposal.party]),
  ])
  if (!body) return undefined
  const sponsor =
    proposal.party === 'secretariat'
      ? l.t('decisions.secretariat')
      : l.pick(names.get(proposal.party) ?? {}).text
  return {
    title: l.pick(proposal.title).text,
    heading: content(proposal.title, l),
    crumbs: [
      { label: l.t('decisions.title'), href: c.href('/decisions') },
      { label: l.pick(body.name).text, href: c.href(`/decisions?body=${body.id}`) },
      { label: proposal.symbol },
    ],
    fact: rich(l, 'decisions.proposal-fact', {
      state: stateMark(proposal.state, l),
      sponsor: html`<bdi>${sponsor}</bdi>`,
      body: html`<a href="${c.href(`/bodies/${body.id}`)}">${l.pick(body.name).text}</a>`,
      day: l.date(proposal.made.slice(0, 10), 'weekday'),
    }),
    body: [
      section({ heading: l.t('decisions.question') }, recordedWords(proposal.question, l)),
      section(
        { heading: l.t('decisions.carries'), note: l.t('decisions.carries-note') },
        await carriedActs(c, proposal.id, proposal.acts),
      ),
      section(
        { heading: l.t('decisions.course') },
        decision
          ? html`<p><a href="${c.href(`/decisions/${decision.address}`)}">${l.t('decisions.decided-as', { symbol: decision.symbol })}</a></p>`
          : await course(c, proposal, ballot),
      ),
    ],
    side: await linkedTo(c, proposal.id),
    record: await recordFootOf(c, proposal.id),
  }
}

/** What can be done now, and by whom. */
async function course(c: Ctx, proposal: ProposalRow, ballot: BallotRow | undefined): Promise<Html> {
  const { l, viewer } = c
  const acting = viewer.acting?.party
  const address = c.href(`/decisions/${proposal.address}`)
  const chairs =
    actsWith(viewer, 'secretary') ||
    (acting !== undefined &&
      actsWith(viewer, 'vote') &&
      (await presides(c.db, proposal.body, acting, c.today)))
  const votes =
    acting !== undefined && actsWith(viewer, 'vote') && (await isMember(c.db, proposal.body, acting, c.today))
  const open = ballot && ballot.closed === null
  const offered = [
    ...(open && votes ? [{ label: l.t('decisions.cast-vote'), href: `${address}/vote`, main: true }] : []),
    ...(open && actsWith(viewer, 'secretary')
      ? [{ label: l.t('decisions.vote-on-letter'), href: `${address}/vote` }]
      : []),
    ...(open && chairs ? [{ label: l.t('decisions.close-ballot'), href: `${address}/close` }] : []),
    ...(proposal.state === 'open' && chairs
      ? [
          { label: l.t('decisions.open-ballot'), href: `${address}/ballot`, main: true },
          { label: l.t('decisions.record-consensus'), href: `${address}/consensus` },
        ]
      : []),
    ...(proposal.state === 'open' && acting === proposal.party
      ? [{ label: l.t('decisions.withdraw'), href: `${address}/withdraw` }]
      : []),
  ]
  const words =
    proposal.state === 'in-ballot'
      ? ballot?.closes
        ? l.t('decisions.in-ballot-until', { at: l.instant(ballot.closes) })
        : l.t('decisions.in-ballot')
      : l.t(`decisions.now-${proposal.state}`)
  return html`<p>${words}</p>${open ? await castSoFar(c, ballot) : ''}${offered.length > 0 ? actions(offered) : ''}`
}

/** How many have voted while a ballot is open, and what the vote of the viewer's own party is as it stands. */
async function castSoFar(c: Ctx, ballot: BallotRow): Promise<Html> {
  const { l, actingFor, viewer } = c
  const votes = await votesOf(c.db, ballot.id)
  const own = votes.get(viewer.acting?.party ?? '')
  return html`<p>${l.t('decisions.cast-so-far', { cast: votes.size, roll: ballot.present.length })}</p>${
    own && actingFor
      ? html`<p>${l.t('decisions.own-vote', { party: actingFor, choice: l.t(`decisions.choice.${own}`) })}</p>`
      : ''
  }`
}
