import { emptyState, figure, html, section, worldMap, type Page } from '../../../design/index.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import { choicesOf } from '../queries/lists.ts'
import { placesOf } from '../queries/places.ts'
import { cluster, type Cell } from '../rules/cluster.ts'
import { addressWith, filterOf, projectFilter } from './filter.ts'

/** More circles than these cover each other, and the page grows beyond its weight. */
export const mostPlaces = 120

/** Locations at one place for which the greatest circle stands, where no place has more. */
const full = 16

/** Where the projects are: their locations, gathered until they can be told apart on one map. */
export async function mapPage(c: Ctx): Promise<Page> {
  const { l } = c
  const filter = filterOf(c)
  const [{ cells, unplaced }, choices] = await Promise.all([placesOf(c.db, filter), choicesOf(c.db)])
  const places = cluster(cells, mostPlaces)
  const locations = places.reduce((sum, place) => sum + place.locations, 0)
  const coarse = places.some((place) => place.places > 1)
  return {
    title: l.t('projects.map-title'),
    crumbs: [{ label: l.t('projects.title'), href: c.href('/projects') }, { label: l.t('projects.map') }],
    fact: l.t('projects.map-fact', { locations, places: places.length, unplaced }),
    body: section(
      { heading: l.t('projects.map') },
      projectFilter(c, '/projects/map', filter, choices),
      places.length === 0
        ? emptyState({ what: l.t('projects.no-places'), who: l.t('projects.who-publishes') })
        : figure(
            {
              title: l.t('projects.map-title'),
              subtitle: l.t('projects.map-unit'),
              picture: worldMap(
                places.map((place) => ({
                  name: nameOf(c, place),
                  longitude: place.longitude,
                  latitude: place.latitude,
                  value: String(place.locations),
                })),
                l,
                full,
              ),
              source: html`<a href="${addressWith(c, '/projects', {})}">${l.t('projects.map-source')}</a>`,
              ...(coarse && { note: l.t('projects.map-gathered') }),
              map: true,
              data: {
                label: l.t('projects.map-title'),
                columns: [
                  { name: l.t('projects.place'), header: true },
                  { name: l.t('projects.locations'), align: 'end' },
                ],
                rows: places.map((place) => [
                  html`<bdi>${nameOf(c, place)}</bdi>`,
                  l.number(place.locations),
                ]),
              },
              downloads: [{ label: 'JSON', href: `/api/v1/projects/map${c.url.search}` }],
            },
            l,
          ),
    ),
  }
}

/** A place by the name that most of its locations have. */
export function nameOf({ l }: Ctx, { names, places }: Cell): string {
  const place = l.pick(names).text || l.t('projects.unnamed-place')
  return places > 1 ? l.t('projects.place-and-around', { place }) : place
}
