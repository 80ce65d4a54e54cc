import { secretariat } from '../../platform/record/index.ts'
import type { House } from '../../platform/web/house.ts'

/** Closes the ballots whose time is over: the host alone, by an act, so that the record says when. */
export async function closeDueBallots({ database, recorder, clock }: House): Promise<void> {
  const due = await database.db
    .selectFrom('view.ballot')
    .select('id')
    .where('closed', 'is', null)
    .where('closes', '<=', clock().toISOString())
    .orderBy('closes')
    .execute()
  // Where the chair was quicker the act is refused, and that is as it should be.
  for (const { id } of due)
    await recorder.perform({ type: 'ballot.closed', actor: { party: secretariat }, body: { ballot: id } })
}
