import {
  bareContent,
  emptyState,
  html,
  pager,
  rich,
  section,
  table,
  type Column,
  type Html,
  type Page,
} from '../../../design/index.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import type { ProjectFilter } from '../queries/current.ts'
import { listFiles } from '../queries/files.ts'
import { choicesOf, listProjects, sorts, type ListedProject, type Sort } from '../queries/lists.ts'
import { moneyOfEach, totalsOf, type Money, type ProjectTotals } from '../queries/totals.ts'
import { addressOf } from '../rules/address.ts'
import { countryName, statusName } from './codes.ts'
import { addressWith, filterOf, isFiltered, projectFilter } from './filter.ts'
import { amountLines, amounts } from './money.ts'
import { filesSection } from './files.ts'
import { whatIsCounted } from './what-is-counted.ts'

const onePage = 50
const newestFiles = 20

/** All projects, searched, filtered and sorted by the address, with their exact totals. */
export async function projectsPage(c: Ctx): Promise<Page> {
  const { l, db } = c
  const filter = filterOf(c)
  const sort = sorts.find((name) => name === c.query.get('sort')) ?? 'newest'
  const [totals, choices, files] = await Promise.all([
    totalsOf(db, filter),
    choicesOf(db),
    listFiles(db, { set: filter.set, limit: newestFiles }),
  ])
  const pages = Math.max(1, Math.ceil(totals.projects / onePage))
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(c.query.get('page') ?? 1)) || 1))
  const found = await listProjects(db, filter, {
    sort,
    lang: l.lang,
    limit: onePage,
    offset: (page - 1) * onePage,
  })
  const money = await moneyOfEach(
    db,
    found.map(({ identifier }) => identifier),
  )
  return {
    title: l.t('projects.title'),
    crumbs: [{ label: l.t('projects.title') }],
    fact: factOf(c, filter, totals),
    wide: true,
    body: [
      section(
        { heading: l.t('projects.list') },
        ...(files.length > 0 || isFiltered(filter) ? [projectFilter(c, '/projects', filter, choices)] : []),
        found.length > 0
          ? html`<div>${listed(c, sort, found, money)}${pagerOf(c, page, totals.projects)}</div>`
          : emptyState({
              what: l.t(isFiltered(filter) ? 'projects.none-found' : 'projects.none'),
              who: l.t('projects.who-publishes'),
            }),
      ),
      ...(found.length > 0 ? [whatIsCounted(c, totals)] : []),
      ...(files.length > 0 ? [filesSection(c, files)] : []),
    ],
  }
}

function factOf(c: Ctx, filter: ProjectFilter, totals: ProjectTotals): Html | string {
  const { l } = c
  if (totals.projects === 0) return l.t(isFiltered(filter) ? 'projects.none-found' : 'projects.none')
  return rich(l, isFiltered(filter) ? 'projects.fact-found' : 'projects.fact', {
    count: totals.projects,
    committed: amounts(l, totals.commitments),
    disbursed: amounts(l, totals.disbursements),
  })
}

function listed(c: Ctx, sort: Sort, found: readonly ListedProject[], money: Map<string, Money>): Html {
  const { l } = c
  const sorted = (name: Sort, direction: 'ascending' | 'descending'): Pick<Column, 'sort'> => ({
    sort: {
      href: addressWith(c, '/projects', { sort: name === 'newest' ? undefined : name, page: undefined }),
      ...(sort === name && { now: direction }),
    },
  })
  return table(
    {
      label: l.t('projects.list'),
      columns: [
        { name: l.t('projects.project'), header: true, ...sorted('title', 'ascending') },
        { name: l.t('projects.reporting-organisation') },
        { name: l.t('projects.recipients') },
        { name: l.t('projects.status') },
        { name: l.t('projects.start'), nowrap: true, ...sorted('newest', 'descending') },
        { name: l.t('projects.committed'), align: 'end', nowrap: true },
        { name: l.t('projects.disbursed'), align: 'end', nowrap: true },
      ],
      rows: found.map((project) => {
        const sums = money.get(project.identifier)
        return [
          html`<a href="${c.href(addressOf(project.identifier))}">${titleOf(c, project)}</a>`,
          l.pick(project.reporting_names).text
            ? bareContent(project.reporting_names, l)
            : html`<bdi>${project.reporting_ref}</bdi>`,
          l.list(project.countries.map((code) => countryName(l, code))),
          statusName(l, project.status),
          project.starts
            ? l.date(project.starts, 'short')
            : html`<span class="soft">${l.t('projects.no-data')}</span>`,
          amountLines(l, sums?.commitments ?? {}),
          amountLines(l, sums?.disbursements ?? {}),
        ]
      }),
    },
    l,
  )
}

/** The title, or the identifier of a project that has none. */
export const titleOf = (c: Ctx, { titles, identifier }: Pick<ListedProject, 'titles' | 'identifier'>): Html =>
  c.l.pick(titles).text ? bareContent(titles, c.l) : html`<bdi>${identifier}</bdi>`

function pagerOf(c: Ctx, page: number, total: number): Html {
  const { l } = c
  const to = (n: number) => addressWith(c, '/projects', { page: n === 1 ? undefined : n })
  return pager(
    {
      label: l.t('projects.list'),
      from: (page - 1) * onePage + 1,
      to: Math.min(page * onePage, total),
      total,
      ...(page > 1 && { previousHref: to(page - 1) }),
      ...(page * onePage < total && { nextHref: to(page + 1) }),
      downloads: [
        {
          label: l.t('projects.map'),
          href: addressWith(c, '/projects/map', { page: undefined, sort: undefined }),
        },
        { label: 'CSV', href: addressWith(c, '/projects.csv', { page: undefined }) },
        { label: 'JSON', href: `/api/v1/projects${c.url.search}` },
      ],
    },
    l,
  )
}
