import type { Tell } from '../../platform/web/house.ts'
import { findProject } from './queries/find.ts'

interface Published {
  name: string
  set: string
  counts: { activities: number }
}

/** The acts of this room as sentences. */
export const tells: Record<string, Tell> = {
  'activity-file.published': async ({ l, nameOf }, { body, actor }) => {
    const { name, set, counts } = body as unknown as Published
    return l.t('projects.tell.published', { party: nameOf(actor.party), name, set, n: counts.activities })
  },
  'activity.linked': async ({ db, l, nameOf }, { body, actor }) => {
    const { activity } = body as unknown as { activity: string }
    const project = await findProject(db, activity)
    const title = l.pick(project?.titles ?? {}).text || activity
    return l.t('projects.tell.linked', { party: nameOf(actor.party), title })
  },
}
