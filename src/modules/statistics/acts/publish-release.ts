import { z } from 'zod'
import { langText } from '../../../platform/language/index.ts'
import { act, refuse, secretary } from '../../../platform/record/index.ts'
import { countStaged, stageStored } from '../import/stage.ts'
import { findDataSet, findRelease, listReleases } from '../queries/data.ts'
import { identifier } from '../rules/observation.ts'
import { judgeClaims } from './judge-claims.ts'

/**
 * A release of a data set becomes public: one immutable issue, whose observations add to those of earlier ones. All
 * claims that rest on the data set are judged again, and what they were found to be before stays.
 */
export const publishRelease = act({
  type: 'release.published',
  body: z.strictObject({
    dataSet: identifier,
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    bytes: z.int().min(1),
    media: z.literal('text/csv'),
    /** how many there are in the file */
    observations: z.int().min(1),
    title: langText(200).optional(),
    /** the day on which its publisher announced it */
    announced: z.iso.date().optional(),
  }),
  may: secretary,
  stage: async (db, { dataSet, sha256 }, files) => {
    const found = await findDataSet(db, dataSet)
    if (found) await stageStored(db, files, sha256, found.structure)
  },
  check: async (trx, { body }) => {
    const { dataSet, sha256, observations } = body
    if (!(await findDataSet(trx, dataSet)))
      return refuse('statistics.no-such-data-set', { id: dataSet }, 'dataSet')
    const held = await findRelease(trx, sha256)
    if (held?.data_set === dataSet) return refuse('statistics.release-known', { n: held.number })
    if (held) return refuse('statistics.file-taken', { id: held.data_set })
    return (await countStaged(trx, dataSet, sha256)) === observations
      ? undefined
      : refuse('statistics.not-staged')
  },
  apply: async (trx, performed) => {
    const { id, index, recorded, body } = performed
    const { dataSet, sha256: file, bytes, media, observations, title, announced } = body
    const number = (await listReleases(trx, dataSet)).length + 1
    await trx
      .insertInto('view.release')
      .values({
        file,
        act_id: id,
        entry: index,
        data_set: dataSet,
        number,
        title: title ? JSON.stringify(title) : null,
        announced: announced ?? null,
        bytes,
        observations,
        published: recorded,
      })
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
