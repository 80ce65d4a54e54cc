import type { LangText } from '../../../platform/language/types.ts'
import { partyKinds, type PartyKind } from '../tables.ts'

export { partyKinds }
export type { PartyKind }

/** An identifier that another register gave: 'ror', 'lei', 'iati', or the scheme that a file names. */
export type OtherIdentifier = { scheme: string; value: string }

/** What a secretariat's sheet says of a party; `slug` is its identifier in this mechanism. */
export type SheetParty = {
  slug: string
  names: LangText
  shortNames: LangText
  kind?: PartyKind
  /** ISO 3166-1 alpha-2. */
  country?: string
  /** UN M49. */
  region?: string
  /** The id of a status that the mechanism has. */
  status?: string
  /** The day since which the status is held, 'YYYY-MM-DD'. */
  since?: string
  website?: string
  identifiers: OtherIdentifier[]
  focalPoint?: { name?: string; email?: string }
  note?: string
}

/** `line` is the row of the sheet; `slugProposed` says that the sheet gave no identifier. */
export type ImportedParty = SheetParty & { line: number; slugProposed: boolean }

/** A party that the mechanism has already, as far as an import must know it. */
export type ExistingParty = {
  id: string
  slug: string
  names: LangText
  website?: string
  identifiers?: OtherIdentifier[]
}

/** A status that parties may hold, with its name in each language. */
export type KnownStatus = { id: string; names: LangText }
