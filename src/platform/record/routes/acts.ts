import { z } from 'zod'
import { BadRequest, Forbidden, NotFound, Refused } from '../../web/errors.ts'
import { dropForms } from '../../identity/forms.ts'
import { limit } from '../../identity/rate-limit.ts'
import type { Ctx } from '../../web/context.ts'
import { signedIn } from '../../web/policies.ts'
import { tellInstructed } from '../../web/instruction.ts'
import type { Route } from '../../web/route.ts'
import { see } from '../../web/see.ts'
import { backToForm } from '../../web/sent-forms.ts'
import { keyName } from '../acts/keys.ts'
import { canonical, signatureSchema, type Act, type Signature } from '../log/index.ts'
import { confirmPage } from '../pages/confirm-page.ts'
import { findHeld, hold, release } from '../prepared.ts'
import { invalid, isRefusal, refuse } from '../refusal.ts'

const prepareBody = z.strictObject({
  type: z.string(),
  body: z.record(z.string(), z.unknown()),
  party: z.string().optional(),
  disclose: z.record(z.string(), z.unknown()).optional(),
  seen: z.strictObject({ size: z.int().min(0), root: z.string() }).optional(),
})

const submitBody = z.strictObject({
  act: z.record(z.string(), z.unknown()),
  sigs: z.array(signatureSchema).max(4),
})

async function jsonOf<Schema extends z.ZodType>(c: Ctx, schema: Schema): Promise<z.output<Schema>> {
  const given: unknown = await c.request.json().catch(() => {
    throw new BadRequest(400, 'not-json')
  })
  const parsed = schema.safeParse(given)
  if (!parsed.success) throw new Refused(invalid(parsed.error))
  return parsed.data
}

function accountOf(c: Ctx): string {
  if (!c.viewer.account) throw new Forbidden()
  return c.viewer.account.id
}

/** What a passkey answered, as a signature of the record: the key is named by its public key. */
async function signatureOf(c: Ctx, credential: string, account: string): Promise<Signature | undefined> {
  const answer = z
    .object({
      id: z.string(),
      response: z.object({
        authenticatorData: z.string(),
        clientDataJSON: z.string(),
        signature: z.string(),
      }),
    })
    .safeParse(parsed(credential))
  if (!answer.success) return undefined
  const passkey = await c.db
    .selectFrom('own.passkey')
    .select(['spki', 'alg'])
    .where('credential', '=', answer.data.id)
    .where('account', '=', account)
    .executeTakeFirst()
  if (!passkey) return undefined
  const { authenticatorData, clientDataJSON, signature } = answer.data.response
  return {
    key: keyName(passkey.spki),
    alg: passkey.alg,
    sig: { authenticatorData, clientDataJSON, signature },
  } as Signature
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export const actRoutes: readonly Route[] = [
  {
    kind: 'page',
    path: '/acts/:id',
    policy: signedIn,
    page: async (c) => {
      const id = c.params['id'] ?? ''
      const held = await findHeld(c.db, accountOf(c), id)
      return held ? confirmPage(c, held) : backToForm(c, accountOf(c), id)
    },
  },
  {
    kind: 'own',
    path: '/acts/:id',
    policy: signedIn,
    post: async (c, form) => {
      const account = accountOf(c)
      const held = await findHeld(c.db, account, c.params['id'] ?? '')
      if (!held) {
        const back = await backToForm(c, account, c.params['id'] ?? '')
        if (back) return back
        throw new NotFound()
      }
      const credential = form.get('credential')
      const given = typeof credential === 'string' && credential !== ''
      const signature = given ? await signatureOf(c, credential, account) : undefined
      if (given && !signature) return confirmPage(c, held, refuse('record.bad-signature'))
      const done = await c.house.recorder.submit({
        act: held.act,
        sigs: signature ? [signature] : [],
        disclosures: held.disclosures,
      })
      if (isRefusal(done)) return confirmPage(c, held, done)
      await release(c.db, held.act.id)
      await dropForms(c.db, account, { act: held.act.id })
      if (done.fresh) await tellInstructed(c, held.act, done.index)
      return see(held.thenAddress ?? c.href(`/record/${done.index}`))
    },
  },
  {
    kind: 'raw',
    method: 'POST',
    path: '/api/v1/acts/prepare',
    policy: signedIn,
    respond: async (c) => {
      const account = accountOf(c)
      await limit(c.db, `prepare ${account}`, 600, 60)
      const { type, body, party, disclose, seen } = await jsonOf(c, prepareBody)
      const mandate =
        party === undefined ? c.viewer.acting : c.viewer.mandates.find((one) => one.party === party)
      if (!mandate) throw new Forbidden()
      const prepared = await c.house.recorder.prepare({
        type,
        body,
        actor: { party: mandate.party, person: mandate.person, mandate: mandate.id },
        ...(disclose && { disclose }),
        ...(seen && { seen }),
      })
      if (isRefusal(prepared)) throw new Refused(prepared)
      await hold(c.db, account, prepared)
      return Response.json({ act: prepared.act, digest: prepared.digest, origin: c.house.recorder.origin })
    },
  },
  {
    kind: 'raw',
    method: 'POST',
    path: '/api/v1/acts',
    policy: signedIn,
    respond: async (c) => {
      const account = accountOf(c)
      await limit(c.db, `act ${account}`, 600, 60)
      const { act, sigs } = await jsonOf(c, submitBody)
      const submitted = act as unknown as Act
      const held = await findHeld(c.db, account, submitted.id)
      const again = held ? undefined : await alreadyRecorded(c, submitted)
      if (again) return Response.json(again)
      if (!held) throw new Refused(refuse('record.not-prepared'))
      if (!canonical(held.act).equals(canonical(submitted))) return other(c)
      const done = await c.house.recorder.submit({ act: held.act, sigs, disclosures: held.disclosures })
      if (isRefusal(done)) {
        if (done.refused === 'record.other-bytes') return other(c)
        throw new Refused(done)
      }
      await release(c.db, held.act.id)
      await dropForms(c.db, account, { act: held.act.id })
      return Response.json(receiptOf(done.index, done.id), { status: done.fresh ? 201 : 200 })
    },
  },
]

const receiptOf = (index: number, id: string) => ({ index, id, receipt: `/record/${index}/receipt` })

/** The same act again is answered with its first receipt; other bytes under its id are a conflict. */
async function alreadyRecorded(c: Ctx, act: Act) {
  if (!z.uuid().safeParse(act.id).success) return undefined
  const row = await c.db
    .selectFrom('record.entry')
    .select(['index', 'bytes'])
    .where('act_id', '=', act.id)
    .executeTakeFirst()
  if (!row) return undefined
  const held = (JSON.parse(row.bytes.toString()) as { act: Act }).act
  if (!canonical(held).equals(canonical(act))) throw new BadRequest(409, 'other-bytes')
  return receiptOf(row.index, act.id)
}

const other = (_c: Ctx): never => {
  throw new BadRequest(409, 'other-bytes')
}
