import { createHash } from 'node:crypto'
import { furnish, registry, type OpenHouse } from '../../src/house.ts'
import { readConfig } from '../../src/config.ts'
import {
  isRefusal,
  keyName,
  openRecorder,
  secretariat,
  type Act,
  type Actor,
  type Intention,
} from '../../src/platform/record/index.ts'
import { formatVkey, parseEntry } from '../../src/platform/record/log/index.ts'
import type { Replayed } from './held.ts'
import { privateKey, publicKey, signatureOf, type Alg } from './keys.ts'

export const origin = 'golden.example/record/00000000'
const opened = '2026-01-05T09:00:00.000Z'

/** The id of a golden act, by its name and nothing else: UUID version 7 (RFC 9562), all of one instant. */
export function goldenId(name: string): string {
  const time = Date.parse(opened).toString(16).padStart(12, '0')
  const chance = createHash('sha256').update(`golden act ${name}`).digest('hex')
  return [
    time.slice(0, 8),
    time.slice(8),
    `7${chance.slice(0, 3)}`,
    `8${chance.slice(3, 6)}`,
    chance.slice(6, 18),
  ].join('-')
}

type Wanted = Omit<Intention, 'actor' | 'id'> & { readonly actor?: Actor }

/** Performs acts by name, each once for ever: one that is on the record is passed over. */
export interface Scribe {
  readonly house: OpenHouse
  /** sets the clock; every act then takes a second */
  readonly at: (instant: string) => void
  /** the host performs it, unless an actor is named; gives its id */
  readonly perform: (name: string, wanted: Wanted) => Promise<string>
  /** a person performs it, by the name of the mandate, and signs it with the key that `addKey` gave that mandate */
  readonly sign: (mandate: string, alg: Alg, name: string, wanted: Omit<Wanted, 'actor'>) => Promise<string>
  readonly addKey: (mandate: string, alg: Alg) => Promise<string>
  /** work that performs one act through a module's own door */
  readonly through: (name: string, work: (house: OpenHouse) => Promise<unknown>) => Promise<string>
  /** who acts under the mandate of this name */
  readonly actor: (mandate: string) => Promise<Actor>
  /** the act of this id, as it is on the record */
  readonly actOf: (id: string) => Promise<Act>
}

/** A house over the golden record with a clock that is set by hand; an empty record is opened first. */
export async function openScribe({ database, files, folder }: Replayed): Promise<Scribe> {
  const { db } = database
  let now = Date.parse(opened)
  let name = ''
  const clock = () => new Date(now)
  const inner = openRecorder({ database, registry, origin, clock })
  const prepare = (intention: Intention) => inner.prepare({ id: goldenId(name), ...intention })
  const recorder = {
    ...inner,
    prepare,
    async perform(intention: Intention) {
      const prepared = await prepare(intention)
      return isRefusal(prepared) ? prepared : inner.submit({ ...prepared, sigs: [] })
    },
  }

  const bytesOf = (id: string) =>
    db.selectFrom('record.entry').select('bytes').where('act_id', '=', id).executeTakeFirst()

  /** Does the work unless its act is on the record; afterwards it must be. */
  async function once(wanted: string, work: () => Promise<unknown>): Promise<string> {
    now += 1000
    name = wanted
    const id = goldenId(name)
    if (await bytesOf(id)) return id
    const done = await work()
    if (!(await bytesOf(id))) throw new Error(`${name} came to no act: ${JSON.stringify(done)}`)
    return id
  }

  async function actOf(id: string): Promise<Act> {
    const row = await bytesOf(id)
    if (!row) throw new Error(`no golden act ${id}`)
    return parseEntry(row.bytes).act
  }

  async function actor(mandate: string): Promise<Actor> {
    const { id, body, commit } = await actOf(goldenId(mandate))
    return { party: String(body['party']), person: String(commit['person']), mandate: id }
  }

  const perform: Scribe['perform'] = (wanted, intention) =>
    once(wanted, () => recorder.perform({ actor: { party: secretariat }, ...intention }))

  const { size } = (await db.selectFrom('record.head').select('size').executeTakeFirst()) ?? { size: 0 }
  if (size === 0) await open()
  const furnished = await furnish(readConfig({ DATA_DIR: folder, MECHANISM: 'rehearsal' }), database)
  const house: OpenHouse = { ...furnished, recorder, files, clock }

  /** The head's row and entry 0, as an installation lays them at its first start. */
  async function open(): Promise<void> {
    const head = { single: true, size: 0, recorded: '1970-01-01T00:00:00.000Z', origin, kind: 'rehearsal' }
    await db.insertInto('record.head').values(head).execute()
    const vkey = formatVkey(origin, privateKey('log', 'ed25519'))
    await perform('record', { type: 'record.opened', body: { origin, kind: head.kind, key: vkey } })
  }

  return {
    house,
    at: (instant) => void (now = Date.parse(instant)),
    perform,
    async sign(mandate, alg, wanted, intention) {
      return once(wanted, async () => {
        const prepared = await prepare({ ...intention, actor: await actor(mandate) })
        if (isRefusal(prepared)) return prepared
        const key = keyName(publicKey(mandate, alg))
        return inner.submit({ ...prepared, sigs: [signatureOf(prepared.digest, key, mandate, alg)] })
      })
    },
    addKey(mandate, alg) {
      const spki = publicKey(mandate, alg)
      const body = { mandate: goldenId(mandate), key: keyName(spki), alg, public: spki }
      return perform(`${mandate}, ${alg} key`, { type: 'key.added', body })
    },
    through: (wanted, work) => once(wanted, () => work(house)),
    actor,
    actOf,
  }
}
