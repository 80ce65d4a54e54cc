import type { Selectable } from 'kysely'
import type { Json } from '../../platform/database/index.ts'
import type { LangText } from '../../platform/language/index.ts'
import type { SearchRow } from '../../platform/search/index.ts'
import type { JsonML } from './iati/index.ts'

/** A published file. Its bytes lie in the file store under the same hash. */
export interface ActivityFileRow {
  /** SHA-256 of its bytes, lower-case hex */
  file: string
  act_id: string
  /** the number of the entry that published it last: a later file stands before an earlier one */
  entry: number
  /** the label under which a publisher's files belong together */
  set: string
  name: string
  media: string
  bytes: number
  version: string
  activities: number
  transactions: number
  locations: number
  /** how many contact details were left out of it */
  left_out: number
  published: string
}

/** An activity as one file has it; several files may hold the same one. */
interface ActivityTable {
  file: string
  /** its place among the file's activities, from 1 */
  ordinal: number
  identifier: string
  /** where it begins in the file, from 1 */
  line: number
  /** ActivityStatus */
  status: string
  hierarchy: number
  /** reported by somebody who is not responsible for it */
  secondary: boolean
  reporting_ref: string
  reporting_names: Json<LangText>
  titles: Json<LangText>
  /** actual before planned; YYYY-MM-DD */
  starts: string | null
  ends: string | null
  /** ISO 3166-1 alpha-2, of the activity and of its transactions */
  countries: string[]
  /** titles, identifier, organisations and places in lower case, for the search */
  words: string
  /** the whole activity, in the file's order */
  tree: Json<JsonML>
}

/** Part `number` (from 1) of an activity. */
interface Part {
  file: string
  ordinal: number
  number: number
}

export interface ActivityTransactionRow extends Part {
  /** TransactionType */
  type: string
  day: string
  /** an exact decimal */
  amount: string
  currency: string
  value_day: string
}

interface ActivityLocationTable extends Part {
  names: Json<LangText>
  /** degrees of WGS 84; none where the file gives no position or another datum */
  latitude: string | null
  longitude: string | null
}

export interface ActivitySectorRow extends Part {
  vocabulary: string
  code: string
  percentage: string | null
}

interface ActivityOrganisationTable extends Part {
  /** OrganisationRole */
  role: string
  ref: string | null
  type: string | null
  names: Json<LangText>
}

/** What the one search finds of an activity in one language. */
export interface ActivitySearchRow extends SearchRow {
  file: string
  ordinal: number
}

/** What a project is linked to; the latest act says all of it. */
export interface ActivityLinkRow {
  identifier: string
  act_id: string
  /** acts: commitments, decisions, texts */
  targets: string[]
  paths: string[]
}

/** Which stored file came of a file as given. Never public: with it, details that were left out could be guessed. */
export interface ActivitySourceRow {
  /** SHA-256 of the file as given */
  original: string
  kept_contacts: boolean
  file: string
}

export type ActivityRow = Selectable<ActivityTable>

declare module '../../platform/database/index.ts' {
  interface Tables {
    'view.activity_file': ActivityFileRow
    'view.activity': ActivityTable
    'view.activity_transaction': ActivityTransactionRow
    'view.activity_location': ActivityLocationTable
    'view.activity_sector': ActivitySectorRow
    'view.activity_organisation': ActivityOrganisationTable
    'view.activity_search': ActivitySearchRow
    'view.activity_link': ActivityLinkRow
    'own.activity_source': ActivitySourceRow
  }
}
