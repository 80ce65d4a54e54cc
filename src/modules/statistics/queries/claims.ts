import type { Db } from '../../../platform/database/index.ts'
import type { ClaimRow, ClaimVerdictRow } from '../tables.ts'

/** A claim with everything that it was found to be, oldest first, and the newest of these. */
export interface JudgedClaim extends ClaimRow {
  readonly history: readonly ClaimVerdictRow[]
  readonly newest: ClaimVerdictRow
}

/** Claims by address, with the history of their verdicts: all, or those of these acts. */
export async function listClaims(db: Db, ids?: readonly string[]): Promise<JudgedClaim[]> {
  const query = db.selectFrom('view.claim').selectAll().orderBy('address')
  return withHistory(db, await (ids ? query.where('id', 'in', ids) : query).execute())
}

export async function findClaim(db: Db, address: string): Promise<JudgedClaim | undefined> {
  const rows = await db.selectFrom('view.claim').selectAll().where('address', '=', address).execute()
  return (await withHistory(db, rows))[0]
}

async function withHistory(db: Db, claims: readonly ClaimRow[]): Promise<JudgedClaim[]> {
  if (claims.length === 0) return []
  const verdicts = await db
    .selectFrom('view.claim_verdict')
    .selectAll()
    .where(
      'claim',
      'in',
      claims.map(({ id }) => id),
    )
    .orderBy('entry')
    .execute()
  const histories = Map.groupBy(verdicts, ({ claim }) => claim)
  return claims.map((claim) => {
    const history = histories.get(claim.id) ?? []
    const newest = history.at(-1)
    if (!newest) throw new Error(`the claim ${claim.address} was never judged`)
    return { ...claim, history, newest }
  })
}
