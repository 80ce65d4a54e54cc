import {
  content,
  definitionList,
  html,
  section,
  spaced,
  table,
  type Fact,
  type Html,
} from '../../../../design/index.ts'
import type { Ctx } from '../../../../platform/web/context.ts'
import { textsOf } from '../../rules/texts.ts'
import { countryName, vocabularyName } from '../codes.ts'
import type { ShownProject } from '../project-page.ts'

/** A percentage as the file writes it; nothing where it gives none. */
const share = ({ l }: Ctx, percentage: string | undefined): string =>
  percentage === undefined ? '' : l.percent(percentage)

/** The recipients with their shares, and the places. */
export function placesSection(c: Ctx, { activity }: ShownProject): Html {
  const { l } = c
  const recipients: Fact[] = [
    ...activity.countries.map(({ code, percentage }) => ({
      term: countryName(l, code),
      value: share(c, percentage) || l.t('projects.recipient-country'),
    })),
    ...activity.regions.map(({ code, names, percentage }) => ({
      term: names.length > 0 ? content(textsOf(names), l) : code,
      value: share(c, percentage) || l.t('projects.recipient-region'),
    })),
  ]
  return section(
    { heading: l.t('projects.where') },
    recipients.length > 0
      ? definitionList(recipients)
      : html`<p class="soft">${l.t('projects.no-recipient')}</p>`,
    table(
      {
        label: l.t('projects.locations'),
        columns: [
          { name: l.t('projects.place'), header: true },
          { name: l.t('projects.position'), nowrap: true },
          { name: l.t('projects.gazetteer') },
        ],
        rows: activity.locations.map(({ names, position, ids, exactness }) => [
          names.length > 0 ? content(textsOf(names), l) : l.t('projects.unnamed-place'),
          position
            ? spaced([
                html`<bdi dir="ltr">${position.latitude} ${position.longitude}</bdi>`,
                exactness === '2' && html`<span class="soft">${l.t('projects.approximate')}</span>`,
              ])
            : html`<span class="soft">${l.t('projects.no-data')}</span>`,
          html`<bdi dir="ltr">${ids.map(({ vocabulary, code }) => `${vocabulary}: ${code}`).join('; ')}</bdi>`,
        ]),
        empty: l.t('projects.no-locations'),
      },
      l,
    ),
  )
}

/** The sectors, by the codes and names that the file gives. */
export function sectorsSection(c: Ctx, { activity }: ShownProject): Html[] {
  const { l } = c
  if (activity.sectors.length === 0) return []
  return [
    section(
      { heading: l.t('projects.sectors') },
      table(
        {
          label: l.t('projects.sectors'),
          columns: [
            { name: l.t('projects.sector'), header: true },
            { name: l.t('projects.vocabulary') },
            { name: l.t('projects.share'), align: 'end' },
          ],
          rows: activity.sectors.map(({ vocabulary, code, names, percentage }) => [
            spaced([html`<bdi>${code}</bdi>`, names.length > 0 && content(textsOf(names), l)]),
            vocabularyName(l, vocabulary),
            share(c, percentage),
          ]),
        },
        l,
      ),
    ),
  ]
}
