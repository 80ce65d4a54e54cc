import { createPublicKey } from 'node:crypto'
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server'
import { cose, decodeCredentialPublicKey } from '@simplewebauthn/server/helpers'
import { sql } from 'kysely'
import type { Db } from '../database/index.ts'
import { keyName } from '../record/index.ts'
import type { House } from '../web/house.ts'
import type { PasskeyRow } from './tables.ts'

const minutes = 10

/** The relying party is this host; its name in the authenticator's own list is the mechanism's. */
const relyingParty = (house: House): string => new URL(house.config.origin).hostname

async function keepChallenge(db: Db, challenge: string): Promise<void> {
  await db
    .deleteFrom('own.challenge')
    .where('expires', '<', sql<string>`now()`)
    .execute()
  await db
    .insertInto('own.challenge')
    .values({ challenge, expires: sql<string>`now() + make_interval(mins => ${minutes})` })
    .execute()
}

/** A challenge is good once: the row is gone when it has been looked for. */
const takeChallenge =
  (db: Db) =>
  async (challenge: string): Promise<boolean> =>
    (await db
      .deleteFrom('own.challenge')
      .where('challenge', '=', challenge)
      .where('expires', '>', sql<string>`now()`)
      .returning('id')
      .executeTakeFirst()) !== undefined

/** Options with which a browser makes a passkey for this person (WebAuthn level 3 §5.4). */
export async function registrationOptions(house: House, person: { id: string; name: string }, name: string) {
  const held = await house.database.db
    .selectFrom('own.passkey')
    .select('credential')
    .where('account', '=', person.id)
    .execute()
  const options = await generateRegistrationOptions({
    rpName: name,
    rpID: relyingParty(house),
    userName: person.name,
    userID: new TextEncoder().encode(person.id),
    supportedAlgorithmIDs: [-7, -8],
    excludeCredentials: held.map(({ credential }) => ({ id: credential })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  await keepChallenge(house.database.db, options.challenge)
  return options
}

/** Options with which a browser shows that it holds a passkey of this host, whoever's it is. */
export async function signInOptions(house: House) {
  const options = await generateAuthenticationOptions({
    rpID: relyingParty(house),
    userVerification: 'required',
  })
  await keepChallenge(house.database.db, options.challenge)
  return options
}

/** The public key in the form of the record: EdDSA or ES256 as SubjectPublicKeyInfo. */
export function spkiOf(
  coseKey: Uint8Array,
): { spki: string; alg: 'webauthn-es256' | 'webauthn-eddsa' } | undefined {
  const key = decodeCredentialPublicKey(Uint8Array.from(coseKey))
  const text = (bytes: unknown) => Buffer.from(bytes as Uint8Array).toString('base64url')
  const spki = (jwk: object) =>
    createPublicKey({ key: jwk, format: 'jwk' } as never)
      .export({ type: 'spki', format: 'der' })
      .toString('base64url')
  if (cose.isCOSEPublicKeyEC2(key))
    return {
      alg: 'webauthn-es256',
      spki: spki({
        kty: 'EC',
        crv: 'P-256',
        x: text(key.get(cose.COSEKEYS.x)),
        y: text(key.get(cose.COSEKEYS.y)),
      }),
    }
  if (cose.isCOSEPublicKeyOKP(key))
    return {
      alg: 'webauthn-eddsa',
      spki: spki({ kty: 'OKP', crv: 'Ed25519', x: text(key.get(cose.COSEKEYS.x)) }),
    }
  return undefined
}

/** Keeps a passkey that a browser has just made; nothing when the answer does not hold. */
export async function registerPasskey(
  house: House,
  account: string,
  response: RegistrationResponseJSON,
  label: string,
): Promise<PasskeyRow | undefined> {
  const verified = await verifyRegistrationResponse({
    response,
    expectedChallenge: takeChallenge(house.database.db),
    expectedOrigin: house.config.origin,
    expectedRPID: relyingParty(house),
    requireUserVerification: true,
  }).catch(() => undefined)
  if (!verified?.verified) return undefined
  const { credential } = verified.registrationInfo
  const key = spkiOf(credential.publicKey)
  if (!key) return undefined
  return house.database.db
    .insertInto('own.passkey')
    .values({
      credential: credential.id,
      account,
      cose: Buffer.from(credential.publicKey),
      ...key,
      counter: credential.counter,
      transports: credential.transports ?? [],
      label,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** The account whose passkey gave this answer; nothing when it does not hold. */
export async function verifySignIn(
  house: House,
  response: AuthenticationResponseJSON,
): Promise<string | undefined> {
  const { db } = house.database
  const passkey = await db
    .selectFrom('own.passkey')
    .selectAll()
    .where('credential', '=', response.id)
    .executeTakeFirst()
  if (!passkey) return undefined
  const verified = await verifyAuthenticationResponse({
    response,
    expectedChallenge: takeChallenge(db),
    expectedOrigin: house.config.origin,
    expectedRPID: relyingParty(house),
    requireUserVerification: true,
    credential: {
      id: passkey.credential,
      publicKey: Uint8Array.from(passkey.cose),
      counter: passkey.counter,
      transports: passkey.transports,
    },
  }).catch(() => undefined)
  if (!verified?.verified) return undefined
  await db
    .updateTable('own.passkey')
    .set({ counter: verified.authenticationInfo.newCounter, last_used: sql<string>`now()` })
    .where('credential', '=', passkey.credential)
    .execute()
  return passkey.account
}

/** Puts an account's passkeys on the record for each of its mandates, so that acts can be signed with them. */
export async function recordKeys(house: House, account: string): Promise<void> {
  const { db } = house.database
  const missing = await db
    .selectFrom('own.passkey as passkey')
    .innerJoin('own.account_mandate as held', 'held.account', 'passkey.account')
    .innerJoin('view.mandate as mandate', 'mandate.id', 'held.mandate')
    .select(['passkey.spki', 'passkey.alg', 'held.mandate'])
    .where('passkey.account', '=', account)
    .where('mandate.revoked', 'is', null)
    .execute()
  for (const { spki, alg, mandate } of missing) {
    const body = { mandate, key: keyName(spki), alg, public: spki }
    // A key that is on the record already is refused, and that is as it should be.
    await house.recorder.perform({ type: 'key.added', body, actor: { party: 'secretariat' } })
  }
}
