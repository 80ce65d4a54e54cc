import type { Db } from '../../../platform/database/index.ts'
import { listMeasures, listReleases, observationsOf } from '../queries/data.ts'
import type { Claim } from '../rules/claim.ts'
import { judge } from '../rules/judge.ts'

/** Judges claims against everything that their data set holds now, and writes what was found beside what was before. */
export async function judgeClaims(
  trx: Db,
  dataSet: string,
  by: { id: string; recorded: string },
  claims: readonly { id: string; claim: Claim }[],
): Promise<void> {
  if (claims.length === 0) return
  const [measures, observations, releases] = await Promise.all([
    listMeasures(trx, dataSet),
    observationsOf(trx, dataSet),
    listReleases(trx, dataSet),
  ])
  const definitions = measures.map(({ definition }) => definition)
  for (const { id, claim } of claims) {
    const { n } = await trx
      .selectFrom('view.claim_verdict')
      .select((from) => from.fn.countAll<number>().as('n'))
      .where('claim', '=', id)
      .executeTakeFirstOrThrow()
    const judged = judge(claim, definitions, observations)
    await trx
      .insertInto('view.claim_verdict')
      .values({
        claim: id,
        act_id: by.id,
        ordinal: n + 1,
        release: releases.at(-1)?.number ?? 0,
        verdict: judged.verdict,
        judged: JSON.stringify(judged),
        at: by.recorded,
      })
      .execute()
  }
}
