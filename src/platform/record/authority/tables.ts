/** What a person may do for a party. `secretary` belongs to the secretariat; `administer` to a party's own people. */
export const powers = ['secretary', 'administer', 'propose', 'vote', 'sign', 'report', 'observe'] as const
export type Power = (typeof powers)[number]

export interface MandateRow {
  /** the act that granted it */
  id: string
  party: string
  /** the commitment to the person */
  person: string
  powers: string[]
  /** legal days in UTC, both inclusive */
  from_day: string
  to_day: string | null
  granted: string
  revoked: string | null
}

export interface KeyRow {
  /** SHA-256 of the public key (SubjectPublicKeyInfo), base64url */
  key: string
  mandate: string
  alg: string
  public: string
  added: string
  revoked: string | null
}

declare module '../../database/index.ts' {
  interface Tables {
    'view.mandate': MandateRow
    'view.key': KeyRow
  }
}
