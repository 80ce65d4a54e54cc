import { z } from 'zod'
import { anyone } from '../../platform/web/policies.ts'
import { listOf } from '../../platform/web/lists.ts'
import type { Route } from '../../platform/web/route.ts'
import { downloadRoutes } from './downloads.ts'
import { formRoutes } from './forms/index.ts'
import { importRoutes } from './import/routes.ts'
import { peopleRoutes } from './people/routes.ts'
import { findParty, listParties, listStatuses, statusHistory } from './queries.ts'
import { partiesPage } from './pages/parties-page.ts'
import { partyPage } from './pages/party-page.ts'
import type { PartyRow } from './tables.ts'

const text = z.record(z.string(), z.string())

const partyAnswer = z.object({
  id: z.string(),
  act: z.uuid(),
  kind: z.string(),
  name: text,
  shortName: text,
  country: z.string().nullable(),
  region: z.string().nullable(),
  website: z.string().nullable(),
  identifiers: text,
  status: z.string(),
  since: z.string().nullable(),
})

const answer = (row: PartyRow): z.output<typeof partyAnswer> => ({
  id: row.id,
  act: row.act_id,
  kind: row.kind,
  name: row.name,
  shortName: row.short_name,
  country: row.country,
  region: row.region,
  website: row.website,
  identifiers: row.identifiers,
  status: row.status,
  since: row.since,
})

export const routes: readonly Route[] = [
  { kind: 'page', path: '/parties', policy: anyone, page: partiesPage },
  ...downloadRoutes,
  ...importRoutes,
  ...formRoutes,
  { kind: 'page', path: '/parties/:party', policy: anyone, page: partyPage },
  ...peopleRoutes,
  {
    kind: 'data',
    path: '/parties',
    policy: anyone,
    summary: 'Parties, by identifier',
    answer: listOf(partyAnswer).schema,
    data: async (c) => {
      const filter = { kind: c.query.get('kind') ?? undefined, status: c.query.get('status') ?? undefined }
      return listOf(partyAnswer).answer(c, (await listParties(c.db, filter)).map(answer), (item) => item.id)
    },
  },
  {
    kind: 'data',
    path: '/parties/:party',
    policy: anyone,
    summary: 'One party, with its statuses through time',
    answer: partyAnswer.extend({
      history: z.array(z.object({ status: z.string(), from: z.string().nullable(), entry: z.int() })),
    }),
    data: async (c) => {
      const party = await findParty(c.db, c.params['party'] ?? '')
      if (!party) return undefined
      const history = await statusHistory(c.db, party.id)
      return {
        ...answer(party),
        history: history.map((row) => ({ status: row.status, from: row.from_day, entry: row.index })),
      }
    },
  },
  {
    kind: 'data',
    path: '/statuses',
    policy: anyone,
    summary: 'The statuses that a party can have',
    answer: listOf(z.object({ code: z.string(), name: text, rights: z.array(z.string()), ordinal: z.int() }))
      .schema,
    data: async (c) => ({ items: await listStatuses(c.db), next: null }),
  },
]
