import { z } from 'zod'
import { act, anyOf, holdsMandate, notOnRecord, refuse, secretary } from '../../../platform/record/index.ts'
import { listPaths } from '../../paths/index.ts'
import { findProject } from '../queries/find.ts'
import { reportsFor } from './publish-activity-file.ts'

/**
 * Says what a project is linked to: the commitments, decisions or texts that it carries out, by their acts, and the
 * paths that it belongs to. It says all of it: a later act takes the place of an earlier one.
 */
export const linkActivity = act({
  type: 'activity.linked',
  body: z.strictObject({
    /** the IATI identifier */
    activity: z.string().min(1).max(500),
    targets: z.array(z.uuid()).max(50),
    paths: z.array(z.uuid()).max(20),
  }),
  refs: ({ targets, paths }) => [...targets, ...paths],
  may: anyOf(secretary, holdsMandate('report')),
  check: async (trx, { body, actor }) => {
    const project = await findProject(trx, body.activity)
    if (!project) return refuse('projects.no-such-project', { project: body.activity }, 'activity')
    if (!(await reportsFor(trx, actor.party, [project.reporting_ref]))) return refuse('projects.not-reporter')
    const known = new Set((await listPaths(trx)).map(({ id }) => id))
    if (!body.paths.every((path) => known.has(path))) return refuse('projects.no-such-path', {}, 'paths')
    return (await notOnRecord(trx, body.targets)).length > 0
      ? refuse('projects.no-such-target', {}, 'targets')
      : undefined
  },
  apply: async (trx, { id, body }) => {
    const row = { act_id: id, targets: body.targets, paths: body.paths }
    await trx
      .insertInto('view.activity_link')
      .values({ identifier: body.activity, ...row })
      .onConflict((conflict) => conflict.column('identifier').doUpdateSet(row))
      .execute()
  },
})
