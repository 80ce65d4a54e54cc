import type { Option } from '../../../design/index.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import { subjectsOf } from '../../../platform/web/links.ts'

const mostOffered = 500

/** The mechanism's projects and figures, newest first, as choices under the name of their kind. */
export async function evidenceOptions(c: Ctx): Promise<Option[]> {
  const { l } = c
  const newest = await c.db
    .selectFrom('record.entry')
    .select('act_id')
    .where('type', 'in', [...c.house.subjects.keys()])
    .orderBy('index', 'desc')
    .limit(4 * mostOffered)
    .execute()
  const subjects = await subjectsOf(
    c.house,
    c.db,
    newest.map(({ act_id: id }) => id),
  )
  return subjects
    .toReversed()
    .flatMap(({ id, station, title }) =>
      station === 'project' || station === 'figure'
        ? [{ value: id, label: l.pick(title).text, group: l.t(`design.station.${station}`, { many: 'yes' }) }]
        : [],
    )
    .slice(0, mostOffered)
}
