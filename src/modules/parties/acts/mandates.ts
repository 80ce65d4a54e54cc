import { z } from 'zod'
import { revokeInvitations } from '../../../platform/identity/index.ts'
import { plainText } from '../../../platform/language/index.ts'
import {
  act,
  anyOf,
  administratorOf,
  powers,
  refuse,
  secretariat,
  secretary,
  type Audience,
} from '../../../platform/record/index.ts'
import { slug } from './define-status.ts'

const body = z.strictObject({
  party: slug,
  powers: z.array(z.enum(powers)).min(1).max(powers.length),
  from: z.iso.date(),
  to: z.iso.date().optional(),
})

const person = z.strictObject({ name: plainText(200), email: z.email().max(254).optional() })

/**
 * A person may act for a party: with these powers, from and to these days. The person is a commitment; one a mandate,
 * so that two mandates of one person are not linked by it.
 */
export const grantMandate = act({
  type: 'mandate.granted',
  body,
  commit: {
    person: {
      schema: person,
      audience: (granted: z.output<typeof body>): Audience => `party:${granted.party}`,
    },
  },
  may: anyOf(
    secretary,
    administratorOf((granted: z.output<typeof body>) => granted.party),
  ),
  check: async (trx, { body: granted, actor }) => {
    if (granted.to !== undefined && granted.to < granted.from) return refuse('parties.ends-before', {}, 'to')
    if (granted.powers.includes('secretary') !== (granted.party === secretariat))
      return refuse('parties.secretary-power', {}, 'powers')
    if (granted.party === secretariat)
      return actor.party === secretariat ? undefined : refuse('record.not-secretary')
    const party = await trx
      .selectFrom('view.party')
      .select('id')
      .where('id', '=', granted.party)
      .executeTakeFirst()
    return party ? undefined : refuse('parties.no-such-party', { party: granted.party }, 'party')
  },
  apply: async (trx, { id, body: granted, commit, recorded }) => {
    await trx
      .insertInto('view.mandate')
      .values({
        id,
        party: granted.party,
        person: commit['person'] ?? '',
        powers: granted.powers,
        from_day: granted.from,
        to_day: granted.to ?? null,
        granted: recorded,
        revoked: null,
      })
      .execute()
  },
})

/** A mandate ends before its time. Sessions under it are dead on their next request, since they read it. */
export const revokeMandate = act({
  type: 'mandate.revoked',
  body: z.strictObject({ party: slug, mandate: z.uuid() }),
  refs: (revoked) => [revoked.mandate],
  may: anyOf(
    secretary,
    administratorOf((revoked: { party: string }) => revoked.party),
  ),
  check: async (trx, { body: revoked }) => {
    const mandate = await trx
      .selectFrom('view.mandate')
      .select(['revoked'])
      .where('id', '=', revoked.mandate)
      .where('party', '=', revoked.party)
      .executeTakeFirst()
    if (!mandate) return refuse('record.no-such-mandate')
    return mandate.revoked === null ? undefined : refuse('parties.already-revoked')
  },
  apply: async (trx, { body: revoked, recorded }) => {
    await trx
      .updateTable('view.mandate')
      .set({ revoked: recorded })
      .where('id', '=', revoked.mandate)
      .execute()
  },
  own: (trx, { body: revoked }) => revokeInvitations(trx, revoked.mandate),
})
