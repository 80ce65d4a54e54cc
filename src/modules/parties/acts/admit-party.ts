import { z } from 'zod'
import type { Db } from '../../../platform/database/index.ts'
import { langText, plainText } from '../../../platform/language/index.ts'
import { act, refuse, secretary, type Refusal } from '../../../platform/record/index.ts'
import { indexText } from '../../../platform/search/index.ts'
import { reservedSlugs } from '../import/slugs.ts'
import { ownId } from '../rules/own-id.ts'
import { partyKinds } from '../tables.ts'
import { slug } from './define-status.ts'

/** A person whom the secretariat can reach, and what it notes of the party; private, never in an entry. */
export const focalPoint = z.strictObject({
  name: plainText(200).optional(),
  email: z.email({ pattern: z.regexes.unicodeEmail }).max(254).optional(),
  note: plainText(4000).optional(),
})

export const partyFields = {
  kind: z.enum(partyKinds),
  name: langText(300),
  shortName: z.record(z.string(), plainText(60)).optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  /** UN M49 */
  region: z
    .string()
    .regex(/^\d{3}$/)
    .optional(),
  website: z
    .url({ protocol: /^https?$/ })
    .max(300)
    .optional(),
  identifiers: z.record(z.string().regex(/^[a-z][a-z0-9-]{0,20}$/), plainText(120)).optional(),
}

/** What is said of a party when it joins. */
export const newParty = z.strictObject({
  id: slug,
  ...partyFields,
  status: slug,
  since: z.iso.date().optional(),
})
export type NewParty = z.output<typeof newParty>

/** May these join? Their identifiers are free, and their statuses are defined. */
export async function checkParties(trx: Db, parties: readonly NewParty[]): Promise<Refusal | undefined> {
  const ids = parties.map(({ id }) => id)
  const held = await trx.selectFrom('view.party').select('id').where('id', 'in', ids).execute()
  const taken = new Set([...reservedSlugs, ...held.map(({ id }) => id)])
  for (const id of ids) {
    if (taken.has(id)) return refuse('parties.id-taken', { id }, 'id')
    taken.add(id)
  }
  const defined = await trx.selectFrom('view.status').select('code').execute()
  const codes = new Set(defined.map(({ code }) => code))
  const unknown = parties.find(({ status }) => !codes.has(status))
  return unknown && refuse('parties.no-such-status', { status: unknown.status }, 'status')
}

/** Parties and their first statuses, as the act `act_id` brought them. */
export async function insertParties(
  trx: Db,
  act_id: string,
  parties: readonly (NewParty & { focalPoint: string | null })[],
): Promise<void> {
  await trx
    .insertInto('view.party')
    .values(
      parties.map((party, ordinal) => ({
        id: party.id,
        act_id,
        own_id: ownId(act_id, ordinal, parties.length),
        kind: party.kind,
        name: JSON.stringify(party.name),
        short_name: JSON.stringify(party.shortName ?? {}),
        country: party.country ?? null,
        region: party.region ?? null,
        website: party.website ?? null,
        identifiers: JSON.stringify(party.identifiers ?? {}),
        status: party.status,
        since: party.since ?? null,
        focal_point: party.focalPoint,
      })),
    )
    .execute()
  await trx
    .insertInto('view.party_status')
    .values(parties.map(({ id, status, since }) => ({ party: id, act_id, status, from_day: since ?? null })))
    .execute()
  for (const party of parties) await indexParty(trx, party.id, party)
}

/** Makes a party findable by its names. */
export const indexParty = (
  trx: Db,
  id: string,
  { name, shortName = {} }: Pick<NewParty, 'name' | 'shortName'>,
) =>
  indexText(trx, {
    subject: `party:${id}`,
    kind: 'party',
    href: `/parties/${id}`,
    title: name,
    body: shortName,
  })

/** A party joins the mechanism with a status. */
export const admitParty = act({
  type: 'party.admitted',
  body: newParty,
  commit: { focalPoint: { schema: focalPoint, optional: true, audience: 'secretariat' } },
  may: secretary,
  carried: true,
  check: (trx, { body }) => checkParties(trx, [body]),
  apply: (trx, { id, body, commit }) =>
    insertParties(trx, id, [{ ...body, focalPoint: commit['focalPoint'] ?? null }]),
})
