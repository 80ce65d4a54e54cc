import { bareContent, contentBlock, html, rows, section, table, type Page } from '../../../design/index.ts'
import { listEntries } from '../../../platform/record/pages/record-page.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import { listDecisions, listProposals } from '../../decisions/index.ts'

const newest = 6

/** What is going on: open decisions, the newest ones, the newest acts. */
export async function homePage(c: Ctx): Promise<Page> {
  const { l } = c
  const [mechanism, proposals, decisions, entries] = await Promise.all([
    c.house.mechanism(),
    listProposals(c.db),
    listDecisions(c.db),
    listEntries(c, Number.MAX_SAFE_INTEGER, newest),
  ])
  const open = proposals.filter(({ state }) => state === 'open' || state === 'in-ballot')
  return {
    title: l.t('home.title'),
    kicker: html`<time datetime="${c.today}">${l.date(c.today, 'weekday')}</time>`,
    fact: l.t('home.fact', { open: open.length, decided: decisions.length }),
    feeds: [{ href: '/record.atom', title: l.t('home.newest-acts') }],
    body: [
      section(
        { heading: l.t('home.open-decisions') },
        table(
          {
            label: l.t('home.open-decisions'),
            columns: [{ name: l.t('home.question'), header: true }, { name: l.t('home.state') }],
            rows: open
              .slice(0, 8)
              .map((proposal) => [
                html`<a href="${c.href(`/decisions/${proposal.address}`)}">${bareContent(proposal.title, l)}</a>`,
                l.t(`decisions.state.${proposal.state}`),
              ]),
            empty: l.t('home.nothing-open'),
          },
          l,
        ),
      ),
      section({ heading: l.t('home.about') }, contentBlock(mechanism.description, l)),
    ],
    sideLabel: l.t('home.newest-acts'),
    side: html`<h2>${l.t('home.newest-acts')}</h2>${rows(
      entries.map((entry) => ({
        when: html`<a href="${c.href(`/record/${entry.index}`)}">${l.t('record.act-no', { index: entry.index })}</a> · <time datetime="${entry.recorded}">${l.instant(entry.recorded)}</time>`,
        body: entry.sentence,
      })),
      { small: true, newestFirst: true },
    )}<p class="pager"><a href="${c.href('/record')}">${l.t('home.whole-record')}</a></p>`,
  }
}
