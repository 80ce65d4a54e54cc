import type { Selectable } from 'kysely'
import type { Json } from '../../platform/database/index.ts'
import type { LangText } from '../../platform/language/index.ts'

/** Kinds of parties, as the mechanism's sources name them. */
export const partyKinds = [
  'state',
  'international-organisation',
  'enterprise',
  'financial-institution',
  'think-tank',
  'non-governmental-organisation',
  'professional-body',
  'diaspora-association',
  'government-agency',
  'individual',
] as const
export type PartyKind = (typeof partyKinds)[number]

/** What a status entitles a party to. */
export const rights = ['vote', 'speak', 'propose', 'attend'] as const
export type Right = (typeof rights)[number]

interface PartyTable {
  /** the identifier in addresses, for ever */
  id: string
  /** the act that admitted it, alone or with others of a sheet */
  act_id: string
  /** the id by which acts build on it: of a sheet, each party has its own */
  own_id: string
  kind: string
  name: Json<LangText>
  short_name: Json<LangText>
  /** ISO 3166-1 alpha-2 */
  country: string | null
  /** UN M49 */
  region: string | null
  website: string | null
  /** scheme → identifier, for example `ror`, `lei`, `iati` */
  identifiers: Json<Record<string, string>>
  status: string
  since: string | null
  /** the commitment to its people, alone or with those of a whole sheet */
  focal_point: string | null
}

export interface PartyStatusRow {
  party: string
  act_id: string
  status: string
  /** the legal day from which it holds; none where only the order is known */
  from_day: string | null
}

interface StatusTable {
  code: string
  name: Json<LangText>
  rights: string[]
  ordinal: number
}

/** An act on a party's written instruction that the party contests. */
export interface ContestRow {
  entry: string
  act_id: string
  party: string
  /** the commitment to its reason */
  reason: string | null
}

export type PartyRow = Selectable<PartyTable>
export type StatusRow = Selectable<StatusTable>

declare module '../../platform/database/index.ts' {
  interface Tables {
    'view.party': PartyTable
    'view.party_status': PartyStatusRow
    'view.status': StatusTable
    'view.contest': ContestRow
  }
}
