import type { Generated, Selectable } from 'kysely'
import type { Json } from '../database/index.ts'

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
  /** its link leads nowhere since then: withdrawn, or another one took its place */
  revoked: Generated<string | null>
  /** whose account made it; none for the host's own */
  inviter: Generated<string | null>
  /** the message that carries the link; none where the link was handed on */
  mail: Generated<string | null>
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
  /** the address that the account will have once the code is typed; none for a code to sign in */
  email: string | null
}

interface DraftTable {
  id: Generated<string>
  /** whose it is; none while a form waits for its person to sign in */
  account: string | null
  /** what is drafted: 'import-parties', or 'form' */
  kind: string
  content: Json<unknown>
  /** of a form: the hash of the secret in the cookie of the browser that sent it */
  browser: Generated<string | null>
  changed: Generated<string>
}

interface IdentityProviderTable {
  id: Generated<string>
  name: string
  issuer: string
  client_id: string
  client_secret: string
  /** the party whose people it vouches for, and nobody else's */
  party: string
  created: Generated<string>
}

interface ProviderAccountTable {
  provider: string
  /** the person's identifier at the provider (`sub`) */
  subject: string
  account: string
}

interface ProviderStartTable {
  state: string
  provider: string
  /** the hash of the secret in the cookie of the browser that began */
  browser: string
  nonce: string
  verifier: string
  then_address: string
  expires: string
}

interface RateTable {
  key: string
  started: Generated<string>
  count: Generated<number>
}

export type DraftRow = Selectable<DraftTable>
export type IdentityProviderRow = Selectable<IdentityProviderTable>
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
    'own.draft': DraftTable
    'own.identity_provider': IdentityProviderTable
    'own.provider_account': ProviderAccountTable
    'own.provider_start': ProviderStartTable
  }
}
