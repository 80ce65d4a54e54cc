import { randomBytes } from 'node:crypto'
import { transaction, type Database, type Db } from '../database/index.ts'
import { append, heldBack, type Appended, type Disclosure, type Submission } from './append.ts'
import type { ActDefinition, Actor, Audience, Performed, Registry } from './act.ts'
import { tooLong } from './entry-size.ts'
import { newId } from './ids.ts'
import { actDigest, commitment, type Act, type Signature } from './log/index.ts'
import { isWritable } from './normal.ts'
import { invalid, isRefusal, refuse, type Refusal } from './refusal.ts'

/** What somebody wants to do, before the host has filled the act's other fields. */
export interface Intention {
  readonly type: string
  readonly body: unknown
  readonly actor: Actor
  /** values that enter by commitment, by name */
  readonly disclose?: Readonly<Record<string, unknown>>
  readonly refs?: readonly string[]
  readonly instruction?: { readonly letter: string; readonly mandate: string }
  readonly id?: string
  readonly seen?: { readonly size: number; readonly root: string }
}

export interface Prepared {
  readonly act: Act
  /** what a signature covers, base64url */
  readonly digest: string
  readonly disclosures: readonly Disclosure[]
}

export interface Recorder {
  readonly registry: Registry
  readonly origin: string
  prepare(intention: Intention): Promise<Prepared | Refusal>
  submit(submission: Submission): Promise<Appended | Refusal>
  /** both calls at once, recorded by the host without a signature */
  perform(intention: Intention): Promise<Appended | Refusal>
}

export interface RecorderSettings {
  readonly database: Database
  readonly registry: Registry
  readonly origin: string
  readonly clock?: () => Date
  /** hears how many entries the record has, once an act is on it */
  readonly onAppended?: (size: number) => void
}

/** The only way in: prepares acts and performs them, each in one transaction. */
export function openRecorder({
  database,
  registry,
  origin,
  clock = () => new Date(),
  onAppended,
}: RecorderSettings): Recorder {
  const recorder: Recorder = {
    registry,
    origin,
    async prepare(intention) {
      const definition = registry.find(intention.type)
      if (!definition) return refuse('record.unknown-type', { type: intention.type })
      const filled = fill(definition, intention, clock())
      if (isRefusal(filled)) return filled
      const refusal = await rehearse(database.db, registry, definition, filled.act, clock())
      if (refusal) return refusal
      return { ...filled, digest: actDigest(origin, filled.act).toString('base64url') }
    },
    submit: (submission) =>
      transaction(database.db, async (trx) => {
        const done = await append(trx, { registry, clock }, submission)
        if (isRefusal(done)) throw new RolledBack(done)
        return done
      })
        .then((done) => {
          onAppended?.(done.index + 1)
          return done
        })
        .catch((error: unknown) => {
          if (error instanceof RolledBack) return error.refusal
          throw error
        }),
    async perform(intention) {
      const definition = registry.find(intention.type)
      if (!definition) return refuse('record.unknown-type', { type: intention.type })
      // Nobody signs in between, so the rules need not be tried before they are applied.
      const filled = fill(definition, intention, clock())
      return isRefusal(filled) ? filled : recorder.submit({ ...filled, sigs: [] })
    },
  }
  return recorder
}

/** Carries a refusal out of a transaction, so that nothing of it stays. */
class RolledBack extends Error {
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(refusal.refused)
    this.refusal = refusal
  }
}

/** Fills an act's fields, and turns what is not public into commitments. */
function fill(
  definition: ActDefinition,
  intention: Intention,
  now: Date,
): { act: Act; disclosures: Disclosure[] } | Refusal {
  const body = definition.body.safeParse(intention.body)
  if (!body.success) return invalid(body.error)
  const disclosures: Disclosure[] = []
  for (const [name, committed] of Object.entries(definition.commit ?? {})) {
    const given = intention.disclose?.[name]
    if ((given === undefined || given === '') && committed.optional) continue
    const value = committed.schema.safeParse(given)
    if (!value.success) return invalid(value.error, name)
    if (!isWritable(value.data)) return refuse('record.unwritable', {}, name)
    const salt = randomBytes(32)
    const audience =
      typeof committed.audience === 'function'
        ? (committed.audience as (body: unknown) => Audience)(body.data)
        : committed.audience
    disclosures.push({
      name,
      commitment: commitment(salt, value.data),
      value: value.data,
      salt: salt.toString('base64url'),
      audience,
    })
  }
  const act: Act = {
    type: definition.type,
    id: intention.id ?? newId(now.getTime()),
    at: now.toISOString(),
    actor: intention.actor,
    body: body.data as Act['body'],
    commit: Object.fromEntries(disclosures.map((d) => [d.name, d.commitment])),
    refs: [...new Set([...(intention.refs ?? []), ...(definition.refs?.(body.data) ?? [])])],
    ...(intention.seen && { seen: intention.seen }),
    ...(intention.instruction && { instruction: intention.instruction }),
  }
  return { act, disclosures }
}

/** The same rules as at the performance, so that a refusal comes before anybody signs. */
async function rehearse(
  db: Db,
  registry: Registry,
  definition: ActDefinition,
  act: Act,
  now: Date,
): Promise<Refusal | undefined> {
  const head = await db.selectFrom('record.head').select(['size', 'restored']).executeTakeFirstOrThrow()
  const held = heldBack(head, definition.type)
  if (held) return held
  const performed: Performed = {
    ...act,
    commit: act.commit ?? {},
    refs: act.refs ?? [],
    index: head.size,
    recorded: now.toISOString(),
    signed: true,
  }
  return (
    (await definition.may(db, performed)) ??
    (await definition.check?.(db, performed, registry)) ??
    (isWritable(act) ? undefined : refuse('record.unwritable')) ??
    tooLong({ v: 1, act, recorded: performed.recorded, sigs: [] })
  )
}

export type { Act, Signature, Submission }
