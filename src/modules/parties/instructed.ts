import { html, notice, rows, section, type Html } from '../../design/index.ts'
import type { Act } from '../../platform/record/index.ts'
import type { Ctx } from '../../platform/web/context.ts'
import { tellAll } from '../../platform/web/telling.ts'

const mostShown = 10

/** For the desk: what the secretariat recorded in the name of the party acted for, which the party can contest. */
export async function instructedActs(c: Ctx): Promise<Html> {
  const party = c.viewer.acting?.party
  if (party === undefined) return html``
  const found = await c.db
    .selectFrom('view.instruction as instruction')
    .innerJoin('record.entry as entry', 'entry.act_id', 'instruction.act_id')
    .leftJoin('view.contest as contest', 'contest.entry', 'instruction.act_id')
    .select(['entry.index', 'entry.bytes', 'entry.recorded', 'contest.act_id as contested'])
    .where('instruction.party', '=', party)
    .orderBy('entry.index', 'desc')
    .limit(mostShown)
    .execute()
  if (found.length === 0) return html``
  const { l } = c
  const told = await tellAll(
    c,
    found.map(({ bytes }) => (JSON.parse(bytes.toString()) as { act: Act }).act),
  )
  return section(
    { heading: l.t('parties.instructed') },
    notice(l.t('parties.instructed-words')),
    rows(
      found.map((row, i) => ({
        when: html`<a href="${c.href(`/record/${row.index}`)}">${l.t('record.act-no', { index: row.index })}</a> · <time datetime="${row.recorded}">${l.instant(row.recorded)}</time>`,
        body: told[i] ?? '',
        note: row.contested
          ? l.t('parties.contested')
          : html`<a href="${c.href(`/record/${row.index}/contest`)}">${l.t('parties.contest')}</a>`,
      })),
    ),
  )
}
