import {
  bareContent,
  content,
  definitionList,
  html,
  section,
  table,
  type Page,
} from '../../../design/index.ts'
import { recordFootOf } from '../../../platform/record/pages/record-foot.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import { findDataSet, listReleases, observationsOf } from '../queries/data.ts'
import { periodWords } from './words.ts'

const shown = 200

/** A data set: its structure, every release with its file, and what is held. */
export async function dataSetPage(c: Ctx): Promise<Page | undefined> {
  const { l } = c
  const row = await findDataSet(c.db, c.params['set'] ?? '')
  if (!row) return undefined
  const { structure } = row
  const [releases, observations] = await Promise.all([
    listReleases(c.db, row.id),
    observationsOf(c.db, row.id),
  ])
  const title = l.pick(structure.title).text
  const codes = new Map(
    structure.dimensions.flatMap((one) => ('codes' in one ? Object.entries(one.codes ?? {}) : [])),
  )
  return {
    title,
    heading: content(structure.title, l),
    crumbs: [{ label: l.t('statistics.title'), href: c.href('/figures') }, { label: title }],
    fact: l.t('statistics.data-set-fact', { releases: releases.length, observations: observations.length }),
    body: [
      section(
        { heading: l.t('statistics.about') },
        definitionList([
          { term: l.t('statistics.publisher'), value: bareContent(structure.publisher, l) },
          { term: l.t('statistics.licence'), value: html`<bdi lang="en">${structure.licence}</bdi>` },
          { term: l.t('statistics.frequency'), value: l.t(`statistics.frequency.${structure.frequency}`) },
          { term: l.t('statistics.identifier'), value: html`<code>${row.id}</code>` },
        ]),
      ),
      section(
        { heading: l.t('statistics.releases'), note: l.t('statistics.releases-note') },
        table(
          {
            label: l.t('statistics.releases'),
            columns: [
              { name: l.t('statistics.release'), header: true },
              { name: l.t('statistics.published') },
              { name: l.t('statistics.observations'), align: 'end' },
              { name: l.t('statistics.file') },
            ],
            rows: releases.map((release) => [
              html`<a href="${c.href(`/record/${release.index}`)}">${l.t('statistics.release-n', { n: release.number })}</a>`,
              l.date(release.published.slice(0, 10)),
              l.number(release.observations),
              html`<a href="/record/file/${release.file}"><code>${release.file.slice(0, 12)}…</code></a>`,
            ]),
            empty: l.t('statistics.no-releases'),
          },
          l,
        ),
      ),
      section(
        {
          heading: l.t('statistics.held'),
          ...(observations.length > shown && { note: l.t('statistics.first', { n: shown }) }),
        },
        table(
          {
            label: l.t('statistics.held'),
            dense: true,
            columns: [
              { name: l.t('statistics.period'), header: true },
              ...structure.dimensions
                .filter(({ kind }) => !kind.startsWith('period'))
                .map((one) => ({ name: bareContent(one.title, l) })),
              { name: l.t('statistics.value'), align: 'end' as const },
              { name: l.t('statistics.unit') },
            ],
            rows: observations
              .slice(0, shown)
              .map((one) => [
                periodWords(l, one.period),
                ...structure.dimensions
                  .filter(({ kind }) => !kind.startsWith('period'))
                  .map(({ id }) =>
                    bareContent(codes.get(one.key[id] ?? '') ?? { und: one.key[id] ?? '' }, l),
                  ),
                one.value === null ? l.t('statistics.no-value') : l.number(one.value),
                bareContent(structure.units[one.unit]?.title ?? {}, l),
              ]),
            empty: l.t('statistics.no-releases'),
          },
          l,
        ),
      ),
    ],
    record: await recordFootOf(c, row.act_id),
  }
}
