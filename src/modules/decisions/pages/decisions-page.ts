import { actions, bareContent, html, section, status, table, type Page } from '../../../design/index.ts'
import { actsWith } from '../../../platform/identity/index.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import { findBody } from '../../bodies/index.ts'
import { listDecisions, listProposals } from '../queries/lists.ts'
import { stateMark } from './state.ts'

/** What is before the bodies, and what they decided. */
export async function decisionsPage(c: Ctx): Promise<Page> {
  const { l } = c
  const filter = { body: c.query.get('body') ?? undefined, path: c.query.get('path') ?? undefined }
  const [proposals, decisions, body] = await Promise.all([
    listProposals(c.db, filter),
    listDecisions(c.db, filter),
    filter.body ? findBody(c.db, filter.body) : undefined,
  ])
  const open = proposals.filter(({ state }) => state === 'open' || state === 'in-ballot')
  const names = await c.house.nameParties([...new Set(open.map(({ party }) => party))])
  const bodyName = body && l.pick(body.name).text
  return {
    title: bodyName ? l.t('decisions.title-of', { body: bodyName }) : l.t('decisions.title'),
    crumbs: bodyName
      ? [{ label: l.t('decisions.title'), href: c.href('/decisions') }, { label: bodyName }]
      : [{ label: l.t('decisions.title') }],
    fact: l.t('decisions.fact', { open: open.length, decided: decisions.length }),
    body: [
      section(
        { heading: l.t('decisions.open') },
        table(
          {
            label: l.t('decisions.open'),
            columns: [
              { name: l.t('decisions.symbol'), nowrap: true },
              { name: l.t('decisions.question'), header: true },
              { name: l.t('decisions.sponsor') },
              { name: l.t('decisions.state') },
            ],
            rows: open.map((proposal) => [
              html`<bdi>${proposal.symbol}</bdi>`,
              html`<a href="${c.href(`/decisions/${proposal.address}`)}">${bareContent(proposal.title, l)}</a>`,
              bareContent(names.get(proposal.party) ?? {}, l),
              stateMark(proposal.state, l),
            ]),
            empty: l.t('decisions.none-open'),
          },
          l,
        ),
        actsWith(c.viewer, 'propose') || actsWith(c.viewer, 'secretary')
          ? actions([
              {
                label: l.t('decisions.propose'),
                href: c.href(`/decisions/propose${filter.body ? `?body=${filter.body}` : ''}`),
              },
            ])
          : '',
      ),
      section(
        { heading: l.t('decisions.decided') },
        table(
          {
            label: l.t('decisions.decided'),
            columns: [
              { name: l.t('decisions.symbol'), nowrap: true },
              { name: l.t('decisions.subject'), header: true },
              { name: l.t('decisions.day') },
              { name: l.t('decisions.outcome') },
            ],
            rows: decisions.map((decision) => [
              html`<bdi>${decision.symbol}</bdi>`,
              html`<a href="${c.href(`/decisions/${decision.address}`)}">${bareContent(decision.title, l)}</a>`,
              l.date(decision.decided.slice(0, 10), 'short'),
              status(
                decision.outcome === 'adopted' ? 'yes' : 'no',
                l.t(`decisions.outcome.${decision.outcome}`),
              ),
            ]),
            empty: l.t('decisions.none-decided'),
          },
          l,
        ),
      ),
    ],
  }
}
