import { filterForm, selectField, textField, type Html } from '../../../design/index.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import type { ProjectFilter } from '../queries/current.ts'
import type { Choices } from '../queries/lists.ts'
import { countryName, statusName, vocabularyName } from './codes.ts'

const names = ['q', 'country', 'sector', 'status', 'reporter', 'set', 'path'] as const

/** The filter in an address. */
export function filterOf(c: Ctx): ProjectFilter {
  const given = names.flatMap((name) => {
    const value = c.query.get(name)?.slice(0, 200)
    return value ? [[name, value] as const] : []
  })
  const filter: ProjectFilter = Object.fromEntries(given)
  // anything but an act's id is no path, and finds nothing
  return filter.path !== undefined && !/^[0-9a-f-]{36}$/i.test(filter.path)
    ? { ...filter, path: nowhere }
    : filter
}

const nowhere = '00000000-0000-0000-0000-000000000000'

export const isFiltered = (filter: ProjectFilter): boolean => Object.keys(filter).length > 0

/** This page's address with other values in its query; an empty one is taken out. */
export function addressWith(
  c: Ctx,
  path: string,
  changes: Record<string, string | number | undefined>,
): string {
  const query = new URLSearchParams(c.query)
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined || value === '') query.delete(name)
    else query.set(name, String(value))
  }
  return query.size > 0 ? `${c.href(path)}?${query.toString()}` : c.href(path)
}

/** The filter as a form; it keeps the order in which the list is sorted. */
export function projectFilter(c: Ctx, path: string, filter: ProjectFilter, choices: Choices): Html {
  const { l } = c
  const sort = c.query.get('sort')
  const choice = (name: keyof ProjectFilter, options: { value: string; label: string; group?: string }[]) =>
    selectField(
      {
        name,
        label: l.t(`projects.filter.${name}`),
        small: true,
        short: true,
        value: filter[name],
        empty: l.t('projects.all'),
        options,
      },
      l,
    )
  return filterForm(
    {
      action: c.href(path),
      keep: { ...(sort && { sort }), ...(filter.path && { path: filter.path }) },
      ...(isFiltered(filter) && { clearHref: c.href(path) }),
      fields: [
        textField(
          { name: 'q', type: 'search', label: l.t('projects.filter.q'), small: true, value: filter.q },
          l,
        ),
        choice(
          'country',
          l.inOrder(
            choices.countries.map((value) => ({ value, label: countryName(l, value) })),
            ({ label }) => label,
          ),
        ),
        choice(
          'sector',
          choices.sectors.map(({ vocabulary, code }) => ({
            value: `${vocabulary}:${code}`,
            label: code,
            group: vocabularyName(l, vocabulary),
          })),
        ),
        choice(
          'status',
          choices.statuses.map((value) => ({ value, label: statusName(l, value) })),
        ),
        choice(
          'reporter',
          choices.reporters.map(({ ref, names }) => ({ value: ref, label: l.pick(names).text || ref })),
        ),
        choice(
          'set',
          choices.sets.map((value) => ({ value, label: value })),
        ),
      ],
    },
    l,
  )
}
