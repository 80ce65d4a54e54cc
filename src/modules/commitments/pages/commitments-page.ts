import {
  bareContent,
  dateField,
  downloadLine,
  filterForm,
  html,
  link,
  rich,
  section,
  selectField,
  table,
  type Html,
  type Page,
} from '../../../design/index.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import { listTexts } from '../../instruments/index.ts'
import { listPaths } from '../../paths/index.ts'
import { listCommitments } from '../queries.ts'
import { addressOf } from '../rules/address.ts'
import { commitmentStates, countStandings } from '../rules/standing.ts'
import { asked, commitmentsAsked, dayAsked, ofState, type AskedList } from './asked-list.ts'
import { standingMark } from './standing-mark.ts'

/** The tracker: what was promised, delivered, late and silent; every count opens into its list. */
export async function commitmentsPage(c: Ctx): Promise<Page> {
  const { l } = c
  const filter = asked(c)
  const all = await commitmentsAsked(c, filter)
  const shown = ofState(all, filter)
  const counts = countStandings(all)
  const [names, texts] = await Promise.all([
    c.house.nameParties([...new Set(shown.map(({ party }) => party))]),
    listTexts(c.db),
  ])
  const textOf = new Map(texts.map((text) => [text.id, text]))
  const here = (more: Record<string, string>): string => {
    const { state: _state, overdue: _overdue, ...kept } = filter
    const query = new URLSearchParams({ ...kept, ...more }).toString()
    return c.href(query ? `/commitments?${query}` : '/commitments')
  }
  const count = (n: number, more: Record<string, string>): Html => link(l.number(n), here(more))
  const query = new URLSearchParams(Object.entries(filter)).toString()
  return {
    title: l.t('commitments.title'),
    crumbs: [{ label: l.t('commitments.title') }],
    fact:
      counts.all === 0
        ? l.t('commitments.fact-none')
        : rich(l, 'commitments.fact', {
            all: count(counts.all, {}),
            n: counts.all,
            delivered: count(counts.delivered, { state: 'delivered' }),
            silent: count(counts.silent, { state: 'no-report' }),
            overdue: count(counts.overdue, { overdue: 'yes' }),
          }),
    body: section(
      {
        heading: l.t('commitments.list'),
        note: l.t('commitments.as-of', { day: l.date(dayAsked(c)) }),
      },
      await filters(c, filter),
      table(
        {
          label: l.t('commitments.title'),
          columns: [
            { name: l.t('commitments.commitment'), header: true },
            { name: l.t('commitments.party') },
            { name: l.t('commitments.due'), nowrap: true },
            { name: l.t('commitments.state') },
          ],
          rows: shown.map((one) => {
            const text = textOf.get(one.text)
            return [
              html`${link(bareContent(one.title, l), c.href(`/commitments/${addressOf(one.number)}`))}<br><span class="small soft">${text ? rich(l, 'commitments.from', { text: bareContent(text.title, l), number: one.paragraph }) : ''}</span>`,
              link(bareContent(names.get(one.party) ?? {}, l), c.href(`/parties/${one.party}`)),
              one.due === null ? l.t('commitments.no-day') : l.date(one.due, 'short'),
              standingMark(one, l),
            ]
          }),
          empty: l.t(all.length > 0 ? 'commitments.none-match' : 'commitments.none'),
        },
        l,
      ),
      downloadLine(
        [
          { label: 'CSV', href: c.href(`/commitments.csv${query && `?${query}`}`) },
          { label: 'JSON', href: `/api/v1/commitments${query && `?${query}`}` },
        ],
        l,
      ),
    ),
  }
}

/** The fields by which the list can be narrowed; those who promised nothing are not offered. */
async function filters(c: Ctx, filter: AskedList): Promise<Html> {
  const { l } = c
  const [paths, texts, everything] = await Promise.all([
    listPaths(c.db),
    listTexts(c.db),
    listCommitments(c.db, c.today),
  ])
  const promised = [...new Set(everything.map(({ party }) => party))]
  const names = await c.house.nameParties(promised)
  const under = new Set(everything.map(({ text }) => text))
  const choice = (
    name: 'party' | 'path' | 'text' | 'state' | 'overdue',
    options: { value: string; label: string }[],
  ): Html =>
    selectField(
      {
        name,
        small: true,
        short: true,
        label: l.t(`commitments.filter.${name}`),
        value: filter[name],
        empty: l.t(`commitments.all.${name}`),
        options,
      },
      l,
    )
  const inAlphabet = (options: { value: string; label: string }[]) => l.inOrder(options, ({ label }) => label)
  return filterForm(
    {
      fields: [
        choice(
          'party',
          inAlphabet(promised.map((value) => ({ value, label: l.pick(names.get(value) ?? {}).text }))),
        ),
        choice(
          'path',
          paths.map(({ code, number, title }) => ({ value: code, label: `${number} ${l.pick(title).text}` })),
        ),
        choice(
          'text',
          texts
            .filter(({ id }) => under.has(id))
            .map(({ address, title }) => ({ value: address, label: l.pick(title).text })),
        ),
        choice(
          'state',
          commitmentStates.map((value) => ({ value, label: l.t(`commitments.state.${value}`) })),
        ),
        choice('overdue', [{ value: 'yes', label: l.t('commitments.overdue') }]),
        dateField(
          { name: 'asof', small: true, label: l.t('commitments.filter.asof'), value: filter.asof },
          l,
        ),
      ],
      ...(Object.keys(filter).length > 0 && { clearHref: c.href('/commitments') }),
    },
    l,
  )
}
