import {
  emptyState,
  html,
  languageNotice,
  link,
  timeline,
  type Html,
  type Moment,
} from '../../../design/index.ts'
import { directionOf } from '../../../platform/language/index.ts'
import { disclosed, type Disclosed } from '../../../platform/record/disclosed.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import type { reportsOn } from '../queries.ts'
import type { CommitmentState, Standing } from '../rules/standing.ts'
import type { CommitmentRow } from '../tables.ts'
import { stateMark } from './standing-mark.ts'

type Reports = Awaited<ReturnType<typeof reportsOn>>

/** The words of a report as they are to be shown to this reader, or why they are not. */
function said(c: Ctx, found: Disclosed | undefined): Html {
  const { l } = c
  if (found?.state !== 'shown') return html`${l.t(`commitments.words-${found?.state ?? 'absent'}`)}`
  const lang = found.language ?? l.lang
  return html`<span class="words" lang="${lang}" dir="${directionOf(lang)}">${String(found.value)}</span>${
    lang === l.lang ? '' : languageNotice(lang, l)
  }`
}

/** From acceptance to delivery: each report with its words, and the due day where it falls. */
export async function reportLine(
  c: Ctx,
  commitment: CommitmentRow,
  reports: Reports,
  standing: Standing,
): Promise<Html> {
  const { l } = c
  const words = await disclosed(
    c.db,
    reports.map((report) => report.words),
    c.viewer,
  )
  const accepted = await c.db
    .selectFrom('record.entry')
    .select('index')
    .where('act_id', '=', commitment.id)
    .executeTakeFirstOrThrow()
  const moment = (at: string, index: number, signed: boolean) => {
    const day = at.slice(0, 10)
    const how = l.t(signed ? 'commitments.signed' : 'commitments.not-signed')
    return {
      day,
      when: html`<time datetime="${day}">${l.date(day)}</time> · ${link(l.t('commitments.act', { index }), c.href(`/record/${index}`))} · ${how}`,
    }
  }
  const moments: (Moment & { day: string })[] = [
    {
      ...moment(commitment.accepted, accepted.index, commitment.signed),
      label: l.t('commitments.accepted'),
      current: reports.length === 0,
    },
    ...reports.map((report, i) => ({
      ...moment(report.reported, report.index, report.signed),
      label: '',
      state: stateMark(report.progress as CommitmentState, l),
      body: said(c, words.get(report.words)),
      current: i === reports.length - 1,
    })),
  ]
  const { due } = commitment
  if (due !== null) {
    const before = moments.filter(({ day }) => day <= due).length
    moments.splice(before, 0, {
      day: due,
      when: html`<time datetime="${due}">${l.date(due)}</time>`,
      label: l.t(standing.overdue ? 'commitments.was-due' : 'commitments.due'),
      ahead: due >= c.today && standing.state !== 'delivered',
    })
  }
  return html`${timeline(moments)}${
    reports.length === 0
      ? emptyState({ what: l.t('commitments.no-reports'), who: l.t('commitments.who-reports') })
      : ''
  }`
}
