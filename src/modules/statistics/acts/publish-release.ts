import { z } from 'zod'
import { act, refuse, secretary } from '../../../platform/record/index.ts'
import { countStaged, stageStored } from '../import/stage.ts'
import { findDataSet, listReleases } from '../queries/data.ts'
import { judgeClaims } from './judge-claims.ts'

/**
 * A release of a data set becomes public: one immutable issue, whose observations add to those of earlier ones. All
 * claims that rest on the data set are judged again, and what they were found to be before stays.
 */
export const publishRelease = act({
  type: 'release.published',
  body: z.strictObject({
    dataSet: z.string().max(64),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    bytes: z.int().min(1),
    media: z.literal('text/csv'),
    observations: z.int().min(1),
  }),
  may: secretary,
  stage: async (db, { dataSet, sha256 }, files) => {
    const found = await findDataSet(db, dataSet)
    if (found) await stageStored(db, files, sha256, found.structure)
  },
  check: async (trx, { body }) => {
    if (!(await findDataSet(trx, body.dataSet)))
      return refuse('statistics.no-such-data-set', { id: body.dataSet })
    if ((await listReleases(trx, body.dataSet)).some(({ file }) => file === body.sha256))
      return refuse('statistics.release-known')
    return (await countStaged(trx, body.sha256)) === body.observations
      ? undefined
      : refuse('statistics.not-staged')
  },
  apply: async (trx, performed) => {
    const { id, body, recorded } = performed
    const number = (await listReleases(trx, body.dataSet)).length + 1
    const { dataSet, sha256: file, bytes, media, observations } = body
    await trx
      .insertInto('view.release')
      .values({ act_id: id, data_set: dataSet, number, file, bytes, observations, published: recorded })
      .execute()
    await trx
      .insertInto('view.public_file')
      .values({ sha256: file, media, bytes, act_id: id })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    const claims = await trx
      .selectFrom('view.claim')
      .select(['id', 'claim'])
      .where('data_set', '=', dataSet)
      .orderBy('id')
      .execute()
    await judgeClaims(trx, dataSet, performed, claims)
  },
})
