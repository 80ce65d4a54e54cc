import { createHash, createPublicKey } from 'node:crypto'
import { z } from 'zod'
import { act } from '../act.ts'
import { anyOf, hostAlone, mandateInForce, secretary } from '../authority/policies.ts'
import { refuse } from '../refusal.ts'

const base64url = z.string().regex(/^[A-Za-z0-9_-]+$/)

/** The name of a key: SHA-256 of its SubjectPublicKeyInfo, base64url. */
export const keyName = (spki: string): string =>
  createHash('sha256').update(Buffer.from(spki, 'base64url')).digest('base64url')

const expected = { 'webauthn-es256': 'ec', 'webauthn-eddsa': 'ed25519', ed25519: 'ed25519' } as const

const fits = (alg: keyof typeof expected, spki: string): boolean => {
  try {
    const key = createPublicKey({ key: Buffer.from(spki, 'base64url'), format: 'der', type: 'spki' })
    return (
      key.asymmetricKeyType === expected[alg] &&
      (expected[alg] !== 'ec' || key.asymmetricKeyDetails?.namedCurve === 'prime256v1')
    )
  } catch {
    return false
  }
}

/** A key with which the person of a mandate signs acts. The host vouches for having seen it registered. */
export const addKey = act({
  type: 'key.added',
  body: z.strictObject({
    mandate: z.uuid(),
    key: base64url,
    alg: z.enum(['webauthn-es256', 'webauthn-eddsa', 'ed25519']),
    public: base64url.max(400),
  }),
  refs: (body) => [body.mandate],
  may: hostAlone,
  check: async (trx, { body, recorded }) => {
    if (!(await mandateInForce(trx, body.mandate, recorded))) return refuse('record.no-such-mandate')
    if (keyName(body.public) !== body.key || !fits(body.alg, body.public)) return refuse('record.bad-key')
    const held = await trx
      .selectFrom('view.key')
      .select('key')
      .where('key', '=', body.key)
      .where('mandate', '=', body.mandate)
      .executeTakeFirst()
    return held ? refuse('record.key-known') : undefined
  },
  apply: async (trx, { body, recorded }) => {
    await trx
      .insertInto('view.key')
      .values({ ...body, added: recorded, revoked: null })
      .execute()
  },
})

/** A key is no longer its person's: lost, replaced, or stolen. Earlier signatures keep their meaning. */
export const revokeKey = act({
  type: 'key.revoked',
  body: z.strictObject({ mandate: z.uuid(), key: base64url }),
  refs: (body) => [body.mandate],
  may: anyOf(hostAlone, secretary),
  check: async (trx, { body }) => {
    const key = await trx
      .selectFrom('view.key')
      .select('revoked')
      .where('key', '=', body.key)
      .where('mandate', '=', body.mandate)
      .executeTakeFirst()
    return key && key.revoked === null ? undefined : refuse('record.unknown-key')
  },
  apply: async (trx, { body, recorded }) => {
    await trx
      .updateTable('view.key')
      .set({ revoked: recorded })
      .where('key', '=', body.key)
      .where('mandate', '=', body.mandate)
      .execute()
  },
})
