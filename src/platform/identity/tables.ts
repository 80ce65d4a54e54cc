import type { Generated, Selectable } from 'kysely'

interface AccountTable {
  id: Generated<string>
  name: string
  email: string | null
  created: Generated<string>
  suspended: Generated<string | null>
}

export interface AccountMandateRow {
  account: string
  mandate: string
}

interface PasskeyTable {
  credential: string
  account: string
  /** COSE key, as the authenticator gave it */
  cose: Buffer
  /** SubjectPublicKeyInfo, base64url: the form that stands on the record */
  spki: string
  alg: string
  counter: number
  transports: string[]
  label: string
  created: Generated<string>
  last_used: Generated<string | null>
}

interface SessionTable {
  hash: string
  account: string
  acting: string | null
  created: Generated<string>
  expires: string
}

interface InvitationTable {
  hash: string
  /** the mandate that its taker will hold; none for a plain way in to an account there is */
  mandate: string | null
  account: string | null
  name: string
  email: string | null
  created: Generated<string>
  expires: string
  used: Generated<string | null>
}

interface ChallengeTable {
  id: Generated<string>
  challenge: string
  expires: string
}

interface EmailCodeTable {
  account: string
  hash: string
  tries: Generated<number>
  expires: string
}

interface RateTable {
  key: string
  started: Generated<string>
  count: Generated<number>
}

export type AccountRow = Selectable<AccountTable>
export type PasskeyRow = Selectable<PasskeyTable>
export type InvitationRow = Selectable<InvitationTable>

declare module '../database/index.ts' {
  interface Tables {
    'own.account': AccountTable
    'own.account_mandate': AccountMandateRow
    'own.passkey': PasskeyTable
    'own.session': SessionTable
    'own.invitation': InvitationTable
    'own.challenge': ChallengeTable
    'own.email_code': EmailCodeTable
    'own.rate': RateTable
  }
}
