import { z } from 'zod'
import { langText, plainText } from '../../../platform/language/index.ts'
import { act, refuse, secretariat, secretary } from '../../../platform/record/index.ts'
import { partyKinds } from '../tables.ts'
import { slug } from './define-status.ts'

/** A person whom the secretariat can reach; private, never in an entry. */
export const focalPoint = z.strictObject({
  name: plainText(200).optional(),
  email: z.email().max(254).optional(),
})

export const partyFields = {
  kind: z.enum(partyKinds),
  name: langText(300),
  shortName: z.record(z.string(), plainText(60)).optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  website: z.url({ protocol: /^https?$/ }).max(300).optional(),
  identifiers: z.record(z.string().regex(/^[a-z][a-z0-9-]{0,20}$/), plainText(120)).optional(),
}

/** A party joins the mechanism with a status. */
export const admitParty = act({
  type: 'party.admitted',
  body: z.strictObject({ id: slug, ...partyFields, status: slug, since: z.iso.date().optional() }),
  commit: { focalPoint: { schema: focalPoint, optional: true, audience: 'secretariat' } },
  may: secretary,
  carried: true,
  check: async (trx, { body }) => {
    const held = await trx.selectFrom('view.party').select('id').where('id', '=', body.id).executeTakeFirst()
    if (held || body.id === secretariat) return refuse('parties.id-taken', { id: body.id }, 'id')
    const status = await trx.selectFrom('view.status').select('code').where('code', '=', body.status).executeTakeFirst()
    return status ? undefined : refuse('parties.no-such-status', { status: body.status }, 'status')
  },
  apply: async (trx, { id, body, commit }) => {
    await trx
      .insertInto('view.party')
      .values({
        id: body.id,
        act_id: id,
        kind: body.kind,
        name: JSON.stringify(body.name),
        short_name: JSON.stringify(body.shortName ?? {}),
        country: body.country ?? null,
        website: body.website ?? null,
        identifiers: JSON.stringify(body.identifiers ?? {}),
        status: body.status,
        since: body.since ?? null,
        focal_point: commit['focalPoint'] ?? null,
      })
      .execute()
    await trx
      .insertInto('view.party_status')
      .values({ party: body.id, act_id: id, status: body.status, from_day: body.since ?? null })
      .execute()
  },
})
