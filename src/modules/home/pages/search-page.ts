import { emptyState, filterForm, results, section, textField, type Page } from '../../../design/index.ts'
import { search } from '../../../platform/search/index.ts'
import type { Ctx } from '../../../platform/web/context.ts'

const mostFound = 50

/** One search over everything, in any of the languages. */
export async function searchPage(c: Ctx): Promise<Page> {
  const { l } = c
  const typed = (c.query.get('q') ?? '').trim()
  const others = c.house.modules.flatMap((module) => module.searched ?? [])
  const found = typed === '' ? [] : await search(c.db, typed, l.lang, mostFound, others)
  return {
    title: typed === '' ? l.t('home.search') : l.t('home.search-for', { typed }),
    crumbs: [{ label: l.t('home.search') }],
    ...(typed !== '' && { fact: l.t('home.found', { count: found.length }) }),
    body: [
      section(
        { heading: l.t('home.search') },
        filterForm(
          {
            fields: [
              textField(
                { name: 'q', type: 'search', label: l.t('home.search-words'), small: true, value: typed },
                l,
              ),
            ],
            action: c.href('/search'),
            go: l.t('design.search'),
          },
          l,
        ),
      ),
      typed === ''
        ? section({ heading: l.t('home.results') }, emptyState({ what: l.t('home.search-empty') }))
        : section(
            { heading: l.t('home.results') },
            found.length === 0
              ? emptyState({ what: l.t('home.search-none') })
              : results(
                  found.map(({ title, href, kind, passage, lang }) => ({
                    title,
                    href: c.href(href),
                    about: l.t(`home.kind.${kind}`),
                    passage: { text: passage, lang },
                  })),
                  l,
                ),
          ),
    ],
  }
}
