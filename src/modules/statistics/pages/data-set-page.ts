import {
  bareContent,
  content,
  definitionList,
  html,
  section,
  table,
  type Html,
  type Page,
} from '../../../design/index.ts'
import { recordFootOf } from '../../../platform/record/pages/record-foot.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import type { Structure } from '../files/structure.ts'
import { findDataSet, listMeasures, listReleases, pageOfObservations } from '../queries/data.ts'
import type { MeasureRow, ReleaseRow } from '../tables.ts'
import { observationsTable, onePage, pagerOf } from './observations-table.ts'
import { structureTable } from './structure-table.ts'

/** A data set: what it is, its structure, every release with its bytes, and what is held. */
export async function dataSetPage(c: Ctx): Promise<Page | undefined> {
  const { l, db } = c
  const row = await findDataSet(db, c.params['set'] ?? '')
  if (!row) return undefined
  const { structure } = row
  const [releases, measures] = await Promise.all([listReleases(db, row.id), listMeasures(db, row.id)])
  const asked = releases.find(({ number }) => String(number) === c.query.get('release'))
  const counted = asked ? [asked] : releases
  const total = counted.reduce((sum, { observations }) => sum + observations, 0)
  const pages = Math.max(1, Math.ceil(total / onePage))
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(c.query.get('page') ?? 1)) || 1))
  const offset = (page - 1) * onePage
  const held = await pageOfObservations(db, row.id, { release: asked?.number, limit: onePage, offset })
  const title = l.pick(structure.title).text
  return {
    title,
    heading: content(structure.title, l),
    crumbs: [
      { label: l.t('statistics.title'), href: c.href('/figures') },
      { label: l.t('statistics.data-sets'), href: c.href('/figures') },
      { label: title },
    ],
    wide: true,
    fact: l.t('statistics.data-set-fact', {
      releases: releases.length,
      observations: releases.reduce((sum, { observations }) => sum + observations, 0),
    }),
    body: [
      section({ heading: l.t('statistics.about') }, about(c, structure, measures)),
      section(
        { heading: l.t('statistics.releases'), note: l.t('statistics.releases-note'), id: 'releases' },
        releasesTable(c, row.id, releases),
      ),
      section(
        { heading: l.t('statistics.structure'), note: l.t('statistics.structure-note') },
        structureTable(l, structure),
      ),
      section(
        {
          heading: l.t('statistics.observations'),
          note: asked ? l.t('statistics.release-n', { n: asked.number }) : l.t('statistics.add-up'),
          id: 'observations',
        },
        html`<div>${observationsTable(c, structure, held)}${total === 0 ? '' : pagerOf(c, row.id, { page, total, release: asked?.number })}</div>`,
      ),
    ],
    record: await recordFootOf(c, releases.at(-1)?.act_id ?? row.act_id),
  }
}

const about = (c: Ctx, structure: Structure, measures: readonly MeasureRow[]): Html => {
  const { l } = c
  return definitionList([
    { term: l.t('statistics.publisher'), value: content(structure.publisher, l) },
    { term: l.t('statistics.licence'), value: html`<bdi>${structure.licence}</bdi>` },
    { term: l.t('statistics.frequency'), value: l.t(`statistics.frequency.${structure.frequency}`) },
    { term: l.t('statistics.identifier'), value: html`<code><bdi>${structure.id}</bdi></code>` },
    ...(measures.length > 0
      ? [
          {
            term: l.t('statistics.measures'),
            value: measures.map(
              ({ id, definition }) =>
                html`<a href="${c.href(`/figures/${id}`)}">${bareContent(definition.title, l)}</a>`,
            ),
          },
        ]
      : []),
  ])
}

/** Every vintage: what it was called, when it came, its act, and its bytes as published. */
const releasesTable = (c: Ctx, dataSet: string, releases: readonly ReleaseRow[]): Html => {
  const { l } = c
  return table(
    {
      label: l.t('statistics.releases'),
      columns: [
        { name: l.t('statistics.release'), header: true },
        { name: l.t('statistics.published-on') },
        { name: l.t('statistics.observations'), align: 'end' },
        { name: l.t('statistics.act') },
        { name: l.t('statistics.file') },
      ],
      rows: releases
        .toReversed()
        .map((one) => [
          html`${l.t('statistics.release-n', { n: one.number })}${one.title ? html`<br>${bareContent(one.title, l)}` : ''}${
            one.announced
              ? html`<br><span class="small soft">${l.t('statistics.announced', { day: l.date(one.announced) })}</span>`
              : ''
          }`,
          l.date(one.published.slice(0, 10), 'short'),
          html`<a href="${c.href(`/figures/data-sets/${dataSet}?release=${one.number}#observations`)}">${l.number(one.observations)}</a>`,
          html`<a href="${c.href(`/record/${one.entry}`)}">${l.t('statistics.act-no', { index: one.entry })}</a>`,
          html`<a href="/record/file/${one.file}"><bdi>CSV</bdi></a> <code class="small"><bdi>${one.file.slice(0, 12)}…</bdi></code>`,
        ]),
      empty: l.t('statistics.no-releases'),
    },
    l,
  )
}
