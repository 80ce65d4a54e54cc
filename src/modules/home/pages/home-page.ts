import {
  bareContent,
  contentBlock,
  html,
  rich,
  rows,
  section,
  status,
  table,
  type Html,
  type Page,
} from '../../../design/index.ts'
import { listEntries } from '../../../platform/record/pages/record-page.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import { commitmentAddress, listCommitments, standingMark, type Commitment } from '../../commitments/index.ts'
import { newestFigure } from '../../statistics/index.ts'
import { listDecisions, listProposals, type ProposalRow } from '../../decisions/index.ts'

const newest = 6
const mostRows = 6

/** What is going on: open decisions, due commitments, a figure, the newest acts. */
export async function homePage(c: Ctx): Promise<Page> {
  const { l } = c
  const [mechanism, proposals, decisions, commitments, entries, figure] = await Promise.all([
    c.house.mechanism(),
    listProposals(c.db),
    listDecisions(c.db),
    listCommitments(c.db, c.today),
    listEntries(c, Number.MAX_SAFE_INTEGER, newest),
    newestFigure(c),
  ])
  const open = proposals.filter(({ state }) => state === 'open' || state === 'in-ballot')
  const due = commitments.filter((one) => one.due !== null && one.state !== 'delivered')
  return {
    title: l.t('home.title'),
    kicker: html`<time datetime="${c.today}">${l.date(c.today, 'weekday')}</time>`,
    fact: rich(l, 'home.fact', {
      open: open.length,
      decided: decisions.length,
      overdue: due.filter(({ overdue }) => overdue).length,
    }),
    feeds: [{ href: '/record.atom', title: l.t('home.newest-acts') }],
    body: [
      section({ heading: l.t('home.open-decisions') }, openDecisions(c, open)),
      section({ heading: l.t('home.due') }, await dueCommitments(c, due)),
      ...(figure ? [section({ heading: l.t('home.figure') }, figure)] : []),
      section({ heading: l.t('home.about') }, contentBlock(mechanism.description, l)),
    ],
    sideLabel: l.t('home.newest-acts'),
    side: html`<h2>${l.t('home.newest-acts')}</h2>${rows(
      entries.map((entry) => ({
        when: html`<a href="${c.href(`/record/${entry.index}`)}">${l.t('record.act-no', { index: entry.index })}</a> · <time datetime="${entry.recorded}">${l.instant(entry.recorded)}</time>`,
        body: html`<bdi>${entry.sentence}</bdi>`,
      })),
      { small: true, newestFirst: true },
    )}<p class="pager"><a href="${c.href('/record')}">${l.t('home.whole-record')}</a></p>`,
  }
}

const openDecisions = (c: Ctx, open: readonly ProposalRow[]): Html =>
  table(
    {
      label: c.l.t('home.open-decisions'),
      columns: [{ name: c.l.t('home.question'), header: true }, { name: c.l.t('home.state') }],
      rows: open
        .slice(0, mostRows)
        .map((proposal) => [
          html`<a href="${c.href(`/decisions/${proposal.address}`)}">${bareContent(proposal.title, c.l)}</a><br><span class="soft small"><bdi>${proposal.symbol}</bdi></span>`,
          status('open', c.l.t(`decisions.state.${proposal.state}`)),
        ]),
      empty: c.l.t('home.nothing-open'),
    },
    c.l,
  )

async function dueCommitments(c: Ctx, due: readonly Commitment[]): Promise<Html> {
  const { l } = c
  const names = await c.house.nameParties([...new Set(due.map(({ party }) => party))])
  return html`<div>${table(
    {
      label: l.t('home.due'),
      columns: [
        { name: l.t('home.commitment'), header: true },
        { name: l.t('home.due-day') },
        { name: l.t('home.state') },
      ],
      rows: due
        .slice(0, mostRows)
        .map((one) => [
          html`<a href="${c.href(`/commitments/${commitmentAddress(one.number)}`)}">${bareContent(one.title, l)}</a><br><span class="soft small">${bareContent(names.get(one.party) ?? {}, l)}</span>`,
          one.due === null ? '' : l.date(one.due, 'short'),
          standingMark(one, l),
        ]),
      empty: l.t('home.nothing-due'),
    },
    l,
  )}${due.length > mostRows ? html`<p class="small"><a href="${c.href('/commitments')}">${l.t('home.all-due', { count: due.length })}</a></p>` : ''}</div>`
}
