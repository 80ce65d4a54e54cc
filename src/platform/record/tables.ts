import type { Generated } from 'kysely'
import type { Json } from '../database/index.ts'
import type { LangText } from '../language/index.ts'

export interface EntryRow {
  index: number
  act_id: string
  type: string
  party: string
  recorded: string
  bytes: Buffer
  leaf: Buffer
}

export interface HeadRow {
  single: boolean
  size: number
  recorded: string
  origin: string
  kind: string
  /** when a backup was restored, until it is sure that nothing later was published; nothing is appended till then */
  restored: Generated<string | null>
}

export interface CheckpointRow {
  size: number
  note: string
}

/** A witness by its verifier key: its newest cosignature, and how the last request went. */
export interface WitnessRow {
  vkey: string
  /** entries of the newest checkpoint that it cosigned, when, and its signature line */
  size: number | null
  cosigned: string | null
  line: string | null
  /** entries of the newest checkpoint that it holds, by its own word */
  held: Generated<number>
  /** why it did not cosign when it was last asked */
  fault: string | null
}

/** One reference of an act to an act it builds on: the index behind every link, both ways. */
export interface RefRow {
  from_id: string
  to_id: string
}

/** A commitment whose content was erased or withheld, by which act. */
export interface CommitmentStateRow {
  commitment: string
  state: 'erased' | 'withheld' | 'released'
  audience: string | null
  act_id: string
}

/** A consequence of a decision that its own rules refused when the time came. */
export interface RefusedConsequenceRow {
  act_id: string
  cause: string
  type: string
  reason: string
}

export interface MechanismRow {
  single: boolean
  name: Json<LangText>
  languages: string[]
  description: Json<LangText>
}

export interface DisclosureRow {
  commitment: string
  act_id: string
  name: string
  value: Json<unknown>
  salt: Buffer
  audience: string
}

export interface PreparedRow {
  act_id: string
  account: string | null
  act: string
  disclosures: Json<unknown>
  then_address: string | null
  expires: string
}

/** An act that a secretary recorded on the written instruction of its party. */
export interface InstructionRow {
  act_id: string
  party: string
  /** SHA-256 of the letter, which is not public */
  letter: string
}

/** A file that an act made public; its bytes lie in the file store. */
export interface PublicFileRow {
  sha256: string
  media: string
  bytes: number
  act_id: string
}

/** A public file that another stands in for. */
export interface RedactionRow {
  file: string
  by_file: string
  act_id: string
}

declare module '../database/index.ts' {
  interface Tables {
    'record.entry': EntryRow
    'record.head': HeadRow
    'record.checkpoint': CheckpointRow
    'own.witness': WitnessRow
    'view.ref': RefRow
    'view.commitment_state': CommitmentStateRow
    'view.refused_consequence': RefusedConsequenceRow
    'view.mechanism': MechanismRow
    'view.public_file': PublicFileRow
    'view.redaction': RedactionRow
    'view.instruction': InstructionRow
    'own.disclosure': DisclosureRow
    'own.prepared': PreparedRow
  }
}
