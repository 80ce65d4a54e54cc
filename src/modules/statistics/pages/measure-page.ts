import {
  bareContent,
  content,
  figure,
  html,
  periods,
  rich,
  section,
  table,
  type Page,
} from '../../../design/index.ts'
import { recordFootOf } from '../../../platform/record/pages/record-foot.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import { listClaims } from '../queries/claims.ts'
import { findDataSet, findMeasure, listReleases, observationsOf } from '../queries/data.ts'
import type { Computation } from '../rules/compute.ts'
import type { Period } from '../rules/observation.ts'
import type { Verdict } from '../rules/verdict.ts'
import { valuesOf } from './newest.ts'
import { verdictMark } from './verdict-mark.ts'
import { periodWords, unitWords, valueWords } from './words.ts'

/** A measure: its newest value, its course as a picture and a table, and the claims that rest on it. */
export async function measurePage(c: Ctx): Promise<Page | undefined> {
  const { l } = c
  const row = await findMeasure(c.db, c.params['measure'] ?? '')
  const dataSet = row && (await findDataSet(c.db, row.data_set))
  if (!row || !dataSet) return undefined
  const { definition } = row
  const [observations, releases, claims] = await Promise.all([
    observationsOf(c.db, row.data_set),
    listReleases(c.db, row.data_set),
    listClaims(c.db),
  ])
  const values = valuesOf(definition, observations)
  const newest = values.findLast(({ value }) => value !== null)
  const title = l.pick(definition.title).text
  const unit = unitWords(l, definition, dataSet.structure)
  const data = {
    label: title,
    columns: [
      { name: l.t('statistics.period'), header: true },
      { name: html`<bdi>${unit}</bdi>`, align: 'end' as const },
      { name: l.t('statistics.not-held-short') },
    ],
    rows: values.map((one) => [
      periodWords(l, one.period),
      one.rounded === null ? l.t('statistics.no-value') : valueWords(l, definition, one.rounded),
      l.list(one.missing.map(({ role }) => l.t(`statistics.role.${role}`))),
    ]),
    empty: l.t('statistics.no-values'),
  }
  return {
    title,
    heading: content(definition.title, l),
    crumbs: [{ label: l.t('statistics.title'), href: c.href('/figures') }, { label: title }],
    fact: newest?.rounded
      ? rich(l, 'statistics.measure-fact', {
          value: valueWords(l, definition, newest.rounded),
          period: periodWords(l, newest.period),
        })
      : l.t('statistics.measure-none'),
    body: [
      section(
        { heading: l.t('statistics.course'), note: l.t('statistics.course-note') },
        values.length === 0
          ? table(data, l)
          : figure(
              {
                title: bareContent(definition.title, l),
                subtitle: html`<bdi>${unit}</bdi>`,
                picture: periods(
                  drawn(values).map((one) => ({
                    from: one.period.start,
                    to: one.period.end,
                    label: periodWords(l, one.period),
                    value: one.rounded,
                    marked: one.period.end.endsWith('-08'),
                  })),
                  l,
                ),
                source: html`<a href="${c.href(`/figures/data-sets/${dataSet.id}`)}">${bareContent(dataSet.structure.publisher, l)}</a>`,
                note: l.t('statistics.release-n', { n: releases.at(-1)?.number ?? 0 }),
                hatched: drawn(values).some(({ rounded }) => rounded === null),
                data,
                downloads: [{ label: 'CSV', href: c.href(`/figures/${row.id}/values.csv`) }],
              },
              l,
            ),
      ),
      section(
        { heading: l.t('statistics.how') },
        html`<p>${l.t(`statistics.kind.${definition.kind}`)}</p><p class="small soft">${l.t('statistics.rounding', { n: definition.decimals })}</p>`,
      ),
      section(
        { heading: l.t('statistics.claims') },
        table(
          {
            label: l.t('statistics.claims'),
            columns: [{ name: l.t('statistics.claim'), header: true }, { name: l.t('statistics.verdict') }],
            rows: claims
              .filter(({ claim }) => claim.assertions.some(({ measure }) => measure === row.id))
              .map(({ address, claim, newest: found }) => [
                html`<a href="${c.href(`/figures/claims/${address}`)}">${bareContent(claim.sentence, l)}</a>`,
                found ? verdictMark(found.verdict as Verdict, l) : '',
              ]),
            empty: l.t('statistics.no-claims'),
          },
          l,
        ),
      ),
    ],
    record: await recordFootOf(c, row.act_id),
  }
}

const within = (inner: Period, outer: Period): boolean => inner.start >= outer.start && inner.end <= outer.end
const overlap = (a: Period, b: Period): boolean => a.start <= b.end && b.start <= a.end

/** What is drawn: a gap only where nothing is held for any part of the time, and each gap once. */
const drawn = (values: readonly Computation[]): Computation[] =>
  values.filter(
    (one) =>
      one.rounded !== null ||
      values.every(
        (other) =>
          other === one ||
          (other.rounded === null ? !within(one.period, other.period) : !overlap(one.period, other.period)),
      ),
  )
