import type { Db } from '../../../platform/database/index.ts'
import type { ClaimRow, ClaimVerdictRow } from '../tables.ts'

export type JudgedClaim = ClaimRow & { readonly newest: ClaimVerdictRow | undefined }

/** Claims with what they were found to be last, by address. */
export async function listClaims(db: Db): Promise<JudgedClaim[]> {
  const [claims, verdicts] = await Promise.all([
    db.selectFrom('view.claim').selectAll().orderBy('address').execute(),
    db
      .selectFrom('view.claim_verdict')
      .selectAll()
      .distinctOn('claim')
      .orderBy('claim')
      .orderBy('ordinal', 'desc')
      .execute(),
  ])
  const newest = new Map(verdicts.map((row) => [row.claim, row]))
  return claims.map((claim) => ({ ...claim, newest: newest.get(claim.id) }))
}

export const findClaim = (db: Db, address: string): Promise<ClaimRow | undefined> =>
  db.selectFrom('view.claim').selectAll().where('address', '=', address).executeTakeFirst()

/** Everything that a claim was found to be, oldest first, with the entries at which it was judged. */
export const historyOf = (db: Db, claim: string): Promise<(ClaimVerdictRow & { index: number })[]> =>
  db
    .selectFrom('view.claim_verdict as verdict')
    .innerJoin('record.entry as entry', 'entry.act_id', 'verdict.act_id')
    .selectAll('verdict')
    .select('entry.index')
    .where('verdict.claim', '=', claim)
    .orderBy('verdict.ordinal')
    .execute()
