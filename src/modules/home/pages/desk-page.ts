import {
  actions,
  bareContent,
  definitionList,
  form,
  hidden,
  html,
  section,
  selectField,
  table,
  type Page,
} from '../../../design/index.ts'
import { actsWith } from '../../../platform/identity/index.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import { listProposals } from '../../decisions/index.ts'
import { instructedActs } from '../../parties/index.ts'

/** One's own place: for whom one acts, and what waits. */
export async function deskPage(c: Ctx): Promise<Page> {
  const { l, viewer } = c
  const names = await c.house.nameParties(viewer.mandates.map(({ party }) => party))
  const nameOf = (party: string) =>
    party === 'secretariat' ? l.t('web.secretariat') : l.pick(names.get(party) ?? {}).text
  const ballots = (await listProposals(c.db)).filter(({ state }) => state === 'in-ballot')
  return {
    title: l.t('home.desk'),
    crumbs: [{ label: l.t('home.desk') }],
    fact: c.actingFor
      ? l.t('home.desk-fact', { name: viewer.account?.name ?? '', party: c.actingFor })
      : l.t('home.desk-no-mandate', { name: viewer.account?.name ?? '' }),
    body: [
      section(
        { heading: l.t('home.waits') },
        table(
          {
            label: l.t('home.waits'),
            columns: [{ name: l.t('home.question') }],
            rows: ballots.map((proposal) => [
              html`<a href="${c.href(`/decisions/${proposal.address}`)}">${bareContent(proposal.title, l)}</a>`,
            ]),
            empty: l.t('home.nothing-waits'),
          },
          l,
        ),
      ),
      await instructedActs(c),
      section(
        { heading: l.t('home.acting-for') },
        viewer.mandates.length > 1
          ? form(
              { action: c.href('/acting-for') },
              hidden('then', c.href('/desk')),
              selectField(
                {
                  name: 'mandate',
                  label: l.t('home.mandate'),
                  value: viewer.acting?.id,
                  options: viewer.mandates.map(({ id, party }) => ({ value: id, label: nameOf(party) })),
                },
                l,
              ),
              actions([{ label: l.t('home.change') }]),
            )
          : '',
        definitionList(
          viewer.mandates.map((mandate) => ({
            term: nameOf(mandate.party),
            value: l.list(mandate.powers.map((power) => l.t(`parties.power.${power}`))),
          })),
        ),
      ),
      section(
        { heading: l.t('home.do') },
        actions([
          { label: l.t('decisions.propose'), href: c.href('/decisions/propose') },
          ...(actsWith(viewer, 'secretary')
            ? [{ label: l.t('web.secretariat'), href: c.href('/secretariat') }]
            : []),
          ...(viewer.acting && actsWith(viewer, 'administer')
            ? [{ label: l.t('parties.people'), href: c.href(`/parties/${viewer.acting.party}/people`) }]
            : []),
          { label: l.t('identity.account'), href: c.href('/desk/account') },
        ]),
        form({ action: c.href('/sign-out') }, actions([{ label: l.t('home.sign-out') }])),
      ),
    ],
  }
}
