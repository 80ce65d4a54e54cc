import { sql } from 'kysely'
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  discovery,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  type Configuration,
} from 'openid-client'
import type { House } from '../../web/house.ts'
import { hashOf } from '../secrets.ts'
import type { IdentityProviderRow } from '../tables.ts'

const minutes = 10

/** Where every provider sends people back to; it is registered there with the client. */
export const redirectAddress = (origin: string): string => `${origin}/sign-in/provider/callback`

/** Who a provider says has signed in there. */
export interface Vouched {
  readonly provider: IdentityProviderRow
  readonly subject: string
  /** the e-mail address, if the provider says that it has verified it */
  readonly email?: string
  /** where the person wanted to go */
  readonly onward: string
}

const ourselves = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * The provider's endpoints and keys, asked of the provider each time (OpenID Connect Discovery 1.0 §4). The address is
 * one that a secretary set, never one that a reader sent. Without TLS only on this machine.
 */
async function configurationOf(provider: IdentityProviderRow): Promise<Configuration> {
  const issuer = new URL(provider.issuer)
  const plain = issuer.protocol === 'http:' && ourselves.has(issuer.hostname)
  return discovery(issuer, provider.client_id, provider.client_secret, undefined, {
    timeout: 10,
    ...(plain && { execute: [allowInsecureRequests] }),
  })
}

/**
 * Begins a sign-in at a provider (authorization code with PKCE, state and nonce) and returns the address to go to. The
 * state is bound to the browser by the hash of the secret that is in its cookie.
 */
export async function beginAt(
  house: House,
  provider: IdentityProviderRow,
  browser: string,
  then: string,
): Promise<URL> {
  const configuration = await configurationOf(provider)
  const { db } = house.database
  const [state, nonce, verifier] = [randomState(), randomNonce(), randomPKCECodeVerifier()]
  await db
    .deleteFrom('own.provider_start')
    .where('expires', '<', sql<string>`now()`)
    .execute()
  await db
    .insertInto('own.provider_start')
    .values({
      state,
      provider: provider.id,
      browser: hashOf(browser),
      nonce,
      verifier,
      then_address: then,
      expires: sql<string>`now() + make_interval(mins => ${minutes})`,
    })
    .execute()
  return buildAuthorizationUrl(configuration, {
    redirect_uri: redirectAddress(house.config.origin),
    scope: 'openid email',
    state,
    nonce,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  })
}

/** What a provider answered, checked; nothing when the answer is not to what this browser began, or does not hold. */
export async function finishAt(house: House, answer: URL, browser: string): Promise<Vouched | undefined> {
  const { db } = house.database
  const begun = await db
    .deleteFrom('own.provider_start')
    .where('state', '=', answer.searchParams.get('state') ?? '')
    .where('browser', '=', hashOf(browser))
    .where('expires', '>', sql<string>`now()`)
    .returningAll()
    .executeTakeFirst()
  if (!begun) return undefined
  const provider = await db
    .selectFrom('own.identity_provider')
    .selectAll()
    .where('id', '=', begun.provider)
    .executeTakeFirst()
  if (!provider) return undefined
  // The address as the provider was given it, whatever proxies made of it on the way here.
  const address = new URL(redirectAddress(house.config.origin))
  address.search = answer.search
  const tokens = await configurationOf(provider)
    .then((configuration) =>
      authorizationCodeGrant(configuration, address, {
        expectedState: begun.state,
        expectedNonce: begun.nonce,
        pkceCodeVerifier: begun.verifier,
        idTokenExpected: true,
      }),
    )
    .catch(() => undefined)
  const claims = tokens?.claims()
  if (!claims) return undefined
  const { sub, email, email_verified: verified } = claims
  return {
    provider,
    subject: sub,
    ...(typeof email === 'string' && verified === true && { email }),
    onward: begun.then_address,
  }
}
