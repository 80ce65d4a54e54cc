import {
  actions,
  content,
  downloadLine,
  filterForm,
  html,
  section,
  selectField,
  status,
  table,
  type Page,
} from '../../../design/index.ts'
import { actsWith } from '../../../platform/identity/index.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import { listParties, listStatuses } from '../queries.ts'
import { partyKinds } from '../tables.ts'

/** All parties in the alphabet of the reader's language, filtered by kind and status. */
export async function partiesPage(c: Ctx): Promise<Page> {
  const { l } = c
  const kind = c.query.get('kind') ?? ''
  const wanted = c.query.get('status') ?? ''
  const [found, statuses] = await Promise.all([
    listParties(c.db, { kind: kind || undefined, status: wanted || undefined }),
    c.house.remember('parties/statuses', () => listStatuses(c.db)),
  ])
  const nameOfStatus = new Map(statuses.map(({ code, name }) => [code, l.pick(name).text]))
  const sorted = l.inOrder(found, ({ name }) => l.pick(name).text)
  return {
    title: l.t('parties.title'),
    crumbs: [{ label: l.t('parties.title') }],
    fact: l.t('parties.fact', { count: found.length }),
    body: section(
      { heading: l.t('parties.list') },
      html`<div>${filterForm(
        {
          fields: [
            selectField(
              {
                name: 'kind',
                label: l.t('parties.kind'),
                small: true,
                short: true,
                value: kind,
                empty: l.t('parties.all-kinds'),
                options: partyKinds.map((value) => ({ value, label: l.t(`parties.kind.${value}`) })),
              },
              l,
            ),
            selectField(
              {
                name: 'status',
                label: l.t('parties.status'),
                small: true,
                short: true,
                value: wanted,
                empty: l.t('parties.all-statuses'),
                options: statuses.map(({ code }) => ({ value: code, label: nameOfStatus.get(code) ?? code })),
              },
              l,
            ),
          ],
        },
        l,
      )}${table(
        {
          label: l.t('parties.title'),
          columns: [
            { name: l.t('parties.name') },
            { name: l.t('parties.kind') },
            { name: l.t('parties.status') },
            { name: l.t('parties.since') },
          ],
          rows: sorted.map((party) => [
            html`<a href="${c.href(`/parties/${party.id}`)}">${content(party.name, l)}</a>`,
            l.t(`parties.kind.${party.kind}`),
            status('yes', html`<bdi>${nameOfStatus.get(party.status) ?? party.status}</bdi>`),
            party.since ? l.date(party.since) : l.t('parties.day-unknown'),
          ]),
          empty: l.t('parties.none'),
        },
        l,
      )}${downloadLine(
        [
          { label: 'CSV', href: c.href('/parties.csv') },
          { label: 'XLSX', href: c.href('/parties.xlsx') },
        ],
        l,
      )}</div>`,
      actsWith(c.viewer, 'secretary')
        ? actions([
            { label: l.t('parties.import'), href: c.href('/parties/import'), main: true },
            { label: l.t('parties.admit'), href: c.href('/parties/admit') },
            { label: l.t('parties.statuses'), href: c.href('/secretariat/statuses') },
          ])
        : '',
    ),
  }
}
