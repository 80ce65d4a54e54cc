import { sql } from 'kysely'
import type { Db } from '../../../platform/database/index.ts'

/** Enters a link into the index of references: `from` builds on `to`. One that stands there already stays. */
export async function link(trx: Db, from: string, to: string): Promise<void> {
  await trx
    .insertInto('view.ref')
    .values({ from_id: from, to_id: to })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/**
 * Is one of these the commitment itself, or something that it follows from? Such an act (the text, the decision, the
 * path) cannot show that the commitment was delivered.
 */
export async function followsFrom(trx: Db, commitment: string, acts: readonly string[]): Promise<boolean> {
  const { rows } = await sql`
    with recursive up(id) as (
      select ${commitment}::uuid union select r.to_id from view.ref r join up on r.from_id = up.id
    )
    select id from up where id = any(${[...acts]}::uuid[])`.execute(trx)
  return rows.length > 0
}

/**
 * Evidence builds on the commitment that it shows the delivery of: linked so, a project's page leads up to what was
 * promised and decided, and the commitment's page down to the project and what came of it.
 */
export async function linkEvidenceTo(
  trx: Db,
  commitment: string,
  evidence: readonly string[],
  by: { id: string; recorded: string },
): Promise<void> {
  for (const one of evidence) {
    await link(trx, one, commitment)
    await trx
      .insertInto('view.commitment_evidence')
      .values({ commitment, evidence: one, act_id: by.id, linked: by.recorded })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}
