import type { Db } from '../../../platform/database/index.ts'
import type { Performed } from '../../../platform/record/index.ts'
import { listMeasures, listReleases, observationsOf } from '../queries/data.ts'
import { judge } from '../rules/judge.ts'
import { seriesOf } from '../rules/series-of.ts'
import type { ClaimRow } from '../tables.ts'

/**
 * Judges claims against what their data set holds now, as it is when an act is performed. What they were found to be
 * before stays.
 */
export async function judgeClaims(
  trx: Db,
  dataSet: string,
  { id: act_id, index: entry, recorded: at }: Pick<Performed, 'id' | 'index' | 'recorded'>,
  claims: readonly Pick<ClaimRow, 'id' | 'claim'>[],
): Promise<void> {
  if (claims.length === 0) return
  const asserted = new Set(claims.flatMap(({ claim }) => claim.assertions.map(({ measure }) => measure)))
  const measures = (await listMeasures(trx, dataSet))
    .map(({ definition }) => definition)
    .filter(({ id }) => asserted.has(id))
  const observations = await observationsOf(trx, dataSet, measures.flatMap(seriesOf))
  const release = (await listReleases(trx, dataSet)).at(-1)?.number ?? 0
  await trx
    .insertInto('view.claim_verdict')
    .values(
      claims.map(({ id, claim }) => {
        const { verdict, assertions } = judge(claim, measures, observations)
        return { claim: id, act_id, entry, release, verdict, assertions: JSON.stringify(assertions), at }
      }),
    )
    .execute()
}
