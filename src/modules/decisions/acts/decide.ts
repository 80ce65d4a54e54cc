import type { Db } from '../../../platform/database/index.ts'
import type { Consequence } from '../../../platform/record/index.ts'
import { indexText } from '../../../platform/search/index.ts'
import { findBody } from '../../bodies/index.ts'
import { findProposal } from '../queries/find.ts'
import { countInYear } from '../queries/numbers.ts'
import { addressOf, decisionSymbol } from '../rules/symbol.ts'
import type { Tally } from '../rules/tally.ts'

export interface Decided {
  readonly id: string
  readonly recorded: string
  readonly proposal: string
  readonly ballot: string | null
  readonly outcome: 'adopted' | 'rejected'
  readonly method: 'recorded-vote' | 'consensus'
  readonly tally: Tally | null
}

/** Writes the decision, and returns what an adopted one carries, each act with the proposal among its references. */
export async function decide(trx: Db, decided: Decided): Promise<Consequence[]> {
  const proposal = await findProposal(trx, decided.proposal)
  const body = proposal && (await findBody(trx, proposal.body))
  if (!proposal || !body) return []
  const year = decided.recorded.slice(0, 4)
  const symbol = decisionSymbol(
    body.symbol,
    year,
    (await countInYear(trx, 'view.decision', body.id, year)) + 1,
  )
  await trx
    .insertInto('view.decision')
    .values({
      id: decided.id,
      proposal: proposal.id,
      ballot: decided.ballot,
      symbol,
      address: addressOf(symbol),
      body: body.id,
      title: JSON.stringify(proposal.title),
      outcome: decided.outcome,
      method: decided.method,
      tally: JSON.stringify(decided.tally),
      decided: decided.recorded,
    })
    .execute()
  await indexText(trx, {
    subject: decided.id,
    kind: 'decision',
    href: `/decisions/${addressOf(symbol)}`,
    title: proposal.title,
    body: proposal.question,
  })
  await trx
    .updateTable('view.proposal')
    .set({ state: decided.outcome })
    .where('id', '=', proposal.id)
    .execute()
  if (decided.outcome === 'rejected') return []
  return proposal.acts.map((carried) => ({ ...carried, refs: [proposal.id] }))
}
