import { z } from 'zod'
import type { Db } from '../../../platform/database/index.ts'
import { plainText } from '../../../platform/language/index.ts'
import { act, anyOf, holdsMandate, refuse, secretariat, secretary } from '../../../platform/record/index.ts'
import { findParty } from '../../parties/index.ts'
import { stageStored } from '../import/read.ts'
import { countStaged } from '../import/stage.ts'
import { findFile, isSuperseded, reportersOf } from '../queries/files.ts'

const count = z.int().min(0)

/**
 * An IATI activity file becomes public, with everything in it. Its rows are staged beforehand, under its hash; the act
 * makes them visible. Of several published files that hold the same activity, the one published last stands.
 */
export const publishFile = act({
  type: 'activity-file.published',
  body: z.strictObject({
    /** of the public file: what was left out of it is not in these bytes */
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    bytes: z.int().min(1),
    media: z.literal('application/xml'),
    set: plainText(100),
    name: plainText(255),
    version: z.literal('2.03'),
    counts: z.strictObject({ activities: count.min(1), transactions: count, locations: count }),
    /** contact details that were left out */
    leftOut: count,
  }),
  may: anyOf(secretary, holdsMandate('report')),
  stage: (db, { sha256 }, files) => stageStored(db, files, sha256),
  check: async (trx, { body, actor }) => {
    const staged = await countStaged(trx, body.sha256)
    if (staged.activities === 0) return refuse('projects.not-staged', {}, 'sha256')
    const { activities, transactions, locations } = body.counts
    if (
      staged.activities !== activities ||
      staged.transactions !== transactions ||
      staged.locations !== locations
    )
      return refuse('projects.counts-differ', {}, 'counts')
    if (!(await reportsFor(trx, actor.party, await reportersOf(trx, body.sha256))))
      return refuse('projects.not-reporter')
    const held = await findFile(trx, body.sha256)
    return held?.set === body.set && !(await isSuperseded(trx, body.sha256))
      ? refuse('projects.unchanged', { name: held.name })
      : undefined
  },
  apply: async (trx, { id, index, body, recorded }) => {
    const { sha256: file, bytes, media, set, name, version, counts, leftOut } = body
    const row = { act_id: id, entry: index, set, name, media, bytes, version, published: recorded }
    await trx
      .insertInto('view.activity_file')
      .values({ file, ...row, ...counts, left_out: leftOut })
      .onConflict((conflict) => conflict.column('file').doUpdateSet({ ...row, left_out: leftOut }))
      .execute()
    await trx
      .insertInto('view.public_file')
      .values({ sha256: file, media, bytes, act_id: id })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  },
})

/** A party speaks for the reporting organisation whose IATI identifier is its own; the secretariat for every one. */
export async function reportsFor(trx: Db, party: string, reporters: readonly string[]): Promise<boolean> {
  if (party === secretariat) return true
  const own = (await findParty(trx, party))?.identifiers['iati']
  return own !== undefined && reporters.every((reporter) => reporter === own)
}
