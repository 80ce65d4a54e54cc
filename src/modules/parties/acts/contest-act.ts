import { z } from 'zod'
import { saidText } from '../../../platform/language/index.ts'
import { act, anyOf, holdsMandate, refuse } from '../../../platform/record/index.ts'

const inOwnName = anyOf(
  holdsMandate('administer'),
  holdsMandate('vote'),
  holdsMandate('propose'),
  holdsMandate('sign'),
  holdsMandate('report'),
)

/** A party contests an act that a secretary recorded in its name on a letter: that it was its instruction. */
export const contestAct = act({
  type: 'act.contested',
  body: z.strictObject({ entry: z.uuid() }),
  commit: { reason: { schema: saidText(2000), optional: true, audience: 'public' } },
  refs: ({ entry }) => [entry],
  // A secretary could else contest, or answer a contest, in the party's name.
  may: async (trx, performed) =>
    performed.instruction ? refuse('parties.contest-oneself') : inOwnName(trx, performed),
  check: async (trx, { body, actor }) => {
    const row = await trx
      .selectFrom('view.instruction')
      .select('party')
      .where('act_id', '=', body.entry)
      .executeTakeFirst()
    if (!row || row.party !== actor.party) return refuse('parties.not-your-instruction')
    const held = await trx
      .selectFrom('view.contest')
      .select('entry')
      .where('entry', '=', body.entry)
      .executeTakeFirst()
    return held ? refuse('parties.already-contested') : undefined
  },
  apply: async (trx, { id, body, actor, commit }) => {
    await trx
      .insertInto('view.contest')
      .values({ entry: body.entry, act_id: id, party: actor.party, reason: commit['reason'] ?? null })
      .execute()
  },
})
