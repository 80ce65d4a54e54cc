import { z } from 'zod'
import {
  act,
  administratorOf,
  anyOf,
  refuse,
  secretariat,
  secretary,
} from '../../../platform/record/index.ts'
import { focalPoint, indexParty, partyFields } from './admit-party.ts'
import { slug } from './define-status.ts'

const body = z.strictObject({ party: slug, ...partyFields })

/** A party describes itself anew: the whole description replaces the one before. Its kind is the secretariat's to say. */
export const describeParty = act({
  type: 'party.described',
  body,
  commit: { focalPoint: { schema: focalPoint, optional: true, audience: 'secretariat' } },
  may: anyOf(
    secretary,
    administratorOf((described: z.output<typeof body>) => described.party),
  ),
  carried: true,
  check: async (trx, { body: described, actor }) => {
    const party = await trx
      .selectFrom('view.party')
      .select('kind')
      .where('id', '=', described.party)
      .executeTakeFirst()
    if (!party) return refuse('parties.no-such-party', { party: described.party }, 'party')
    return actor.party === secretariat || party.kind === described.kind
      ? undefined
      : refuse('parties.kind-fixed', {}, 'kind')
  },
  apply: async (trx, { body: described, commit }) => {
    await trx
      .updateTable('view.party')
      .set({
        kind: described.kind,
        name: JSON.stringify(described.name),
        short_name: JSON.stringify(described.shortName ?? {}),
        country: described.country ?? null,
        region: described.region ?? null,
        website: described.website ?? null,
        identifiers: JSON.stringify(described.identifiers ?? {}),
        ...(commit['focalPoint'] !== undefined && { focal_point: commit['focalPoint'] }),
      })
      .where('id', '=', described.party)
      .execute()
    await indexParty(trx, described.party, described)
  },
})
