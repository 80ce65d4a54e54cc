import { z } from 'zod'
import { act, refuse, secretary } from '../../../platform/record/index.ts'
import { slug } from './define-status.ts'

/** A party's status changes from a day on: observer, member, suspended, withdrawn. */
export const changeStatus = act({
  type: 'party.status-changed',
  body: z.strictObject({ party: slug, status: slug, from: z.iso.date() }),
  may: secretary,
  carried: true,
  check: async (trx, { body }) => {
    const party = await trx
      .selectFrom('view.party')
      .select('status')
      .where('id', '=', body.party)
      .executeTakeFirst()
    if (!party) return refuse('parties.no-such-party', { party: body.party }, 'party')
    if (party.status === body.status) return refuse('parties.same-status', {}, 'status')
    const status = await trx
      .selectFrom('view.status')
      .select('code')
      .where('code', '=', body.status)
      .executeTakeFirst()
    return status ? undefined : refuse('parties.no-such-status', { status: body.status }, 'status')
  },
  apply: async (trx, { id, body }) => {
    await trx
      .updateTable('view.party')
      .set({ status: body.status, since: body.from })
      .where('id', '=', body.party)
      .execute()
    await trx
      .insertInto('view.party_status')
      .values({ party: body.party, act_id: id, status: body.status, from_day: body.from })
      .execute()
  },
})
