import { z } from 'zod'

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const instant = z.iso.datetime({ precision: 3 })
/** Version 7 (RFC 9562); version 8 for what another act brought about, derived from that act's id. */
const actId = z
  .uuid()
  .lowercase()
  .regex(/^.{14}[78]/)
const bytes = z.base64url().min(1)

/** Who acts; the secretariat without a mandate is the host itself, as when the log is opened or a term expires. */
const actorSchema = z.strictObject({
  /** The party's code, as the record of parties has it. */
  party: z.string().min(1),
  /** A commitment to the person, one per mandate. */
  person: hash.optional(),
  /** The act that gave the mandate. */
  mandate: actId.optional(),
})

/** What a signature covers: `actDigest` of this. Instants are UTC with milliseconds (RFC 3339). */
export const actSchema = z.strictObject({
  /** `vote.cast`; a new meaning is a new type, `vote.cast.2`. */
  type: z.string().regex(/^[a-z][a-z0-9-]*(\.[a-z0-9-]+)+$/),
  id: actId,
  at: instant,
  actor: actorSchema,
  /** The act's public content; its type has the schema of it. */
  body: z.record(z.string(), z.unknown()),
  /** Commitments to content that is not public, lower-case hex, by name. */
  commit: z.record(z.string(), hash),
  /** Acts that this one builds on. */
  refs: z.array(actId),
  /** The last head that the signer's own device verified; the root in lower-case hex. */
  seen: z.strictObject({ size: z.int().nonnegative(), root: hash }).optional(),
  /** A secretary recorded this on the member's written instruction: the letter's SHA-256, the secretary's mandate. */
  instruction: z.strictObject({ letter: hash, mandate: actId }).optional(),
})

const key = z.string().min(1)
const passkey = z.strictObject({ authenticatorData: bytes, clientDataJSON: bytes, signature: bytes })
const plain = z.strictObject({ signature: bytes })

/**
 * A signature over an act's digest, all bytes in unpadded base64url. Passkeys keep what they signed (WebAuthn
 * Level 3 §6.3.3); `sshsig` is the blob of OpenSSH's PROTOCOL.sshsig, without its armour.
 */
export const signatureSchema = z.discriminatedUnion('alg', [
  z.strictObject({ key, alg: z.literal('webauthn-es256'), sig: passkey }),
  z.strictObject({ key, alg: z.literal('webauthn-eddsa'), sig: passkey }),
  z.strictObject({ key, alg: z.literal('ed25519'), sig: plain }),
  z.strictObject({ key, alg: z.literal('sshsig'), sig: plain }),
])

/** One leaf of the log. `recorded` is the host's clock, strictly later than in the entry before. */
export const entrySchema = z.strictObject({
  v: z.literal(1),
  act: actSchema,
  recorded: instant,
  sigs: z.array(signatureSchema),
})

export type Act = z.infer<typeof actSchema>
export type Signature = z.infer<typeof signatureSchema>
export type Entry = z.infer<typeof entrySchema>
