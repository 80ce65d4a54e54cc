import { bareContent, emptyState, html, link, table, type Html } from '../../../design/index.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import { subjectsOf } from '../../../platform/web/links.ts'
import type { EvidenceRow } from '../tables.ts'

/** What shows delivery: each thing by its title and kind, and the act that linked it. */
export async function evidenceList(c: Ctx, evidence: readonly EvidenceRow[]): Promise<Html> {
  const { l } = c
  if (evidence.length === 0)
    return emptyState({ what: l.t('commitments.no-evidence'), who: l.t('commitments.who-links') })
  const ids = evidence.flatMap((one) => [one.evidence, one.act_id])
  const [subjects, entries] = await Promise.all([
    subjectsOf(c.house, c.db, ids),
    c.db.selectFrom('record.entry').select(['act_id', 'index']).where('act_id', 'in', ids).execute(),
  ])
  const subjectAt = new Map(subjects.map((subject) => [subject.id, subject]))
  const indexOf = new Map(entries.map((entry) => [entry.act_id, entry.index]))
  const act = (id: string): Html => {
    const index = indexOf.get(id)
    return index === undefined
      ? html`${l.t('commitments.not-on-record')}`
      : link(l.t('commitments.act', { index }), c.href(`/record/${index}`))
  }
  return table(
    {
      label: l.t('commitments.evidence'),
      columns: [
        { name: l.t('commitments.evidence'), header: true },
        { name: l.t('commitments.kind') },
        { name: l.t('commitments.linked') },
      ],
      rows: evidence.map((one) => {
        const subject = subjectAt.get(one.evidence)
        return [
          subject ? link(bareContent(subject.title, l), c.href(subject.href)) : act(one.evidence),
          subject && subject.station !== 'none'
            ? l.t(`design.station.${subject.station}`, { many: 'no' })
            : '–',
          html`${l.date(one.linked.slice(0, 10), 'short')} · ${act(one.act_id)}`,
        ]
      }),
    },
    l,
  )
}
