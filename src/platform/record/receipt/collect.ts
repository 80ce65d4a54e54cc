import type { Db } from '../../database/index.ts'
import { nobody } from '../../identity/viewer.ts'
import { disclosed } from '../disclosed.ts'
import { disclosedFile } from '../disclosed-file.ts'
import type { Publisher } from '../publish/publisher.ts'
import type { Entry } from '../log/index.ts'

/** An entry and the proof that it is on the record. */
export interface Proven {
  readonly index: number
  /** the entry's bytes; as canonical JSON they are the same as text */
  readonly text: string
  readonly entry: Entry
  /** C2SP tlog-proof */
  readonly proof: string
}

/** A public value behind a commitment of the entry. */
export interface Shown {
  readonly name: string
  /** as served at `/record/disclosed/…` */
  readonly file: string
  readonly words?: { readonly text: string; readonly language: string }
}

/** All that anybody needs to check one act without any host. */
export interface Receipt extends Proven {
  readonly vkey: string
  readonly shown: readonly Shown[]
  /** commitments whose content is not here, by name: erased, withheld, or not public */
  readonly hidden: readonly { readonly name: string; readonly state: string }[]
  /** the act that put the signer's key on the record */
  readonly key?: Proven
}

/** What is known of an entry's receipt: nothing where there is no entry, `unpublished` until its checkpoint is signed. */
export async function collectReceipt(
  db: Db,
  publisher: Publisher,
  index: number,
): Promise<Receipt | 'unpublished' | undefined> {
  const row = await db
    .selectFrom('record.entry')
    .select('bytes')
    .where('index', '=', index)
    .executeTakeFirst()
  if (!row) return undefined
  const proven = await prove(publisher, index, row.bytes)
  if (!proven) return 'unpublished'
  const key = await keyEntry(db, publisher, proven.entry)
  return { ...proven, vkey: publisher.vkey, ...(await contents(db, proven.entry)), ...(key && { key }) }
}

async function prove(publisher: Publisher, index: number, bytes: Buffer): Promise<Proven | undefined> {
  const proof = await publisher.receipt(index)
  const text = bytes.toString()
  return proof === undefined ? undefined : { index, text, entry: JSON.parse(text) as Entry, proof }
}

/** The newest act that added the first signature's key to the act's mandate. */
async function keyEntry(db: Db, publisher: Publisher, { act, sigs }: Entry): Promise<Proven | undefined> {
  const [signature] = sigs
  if (!signature || act.actor.mandate === undefined) return undefined
  const rows = await db
    .selectFrom('record.entry as entry')
    .innerJoin('view.ref as ref', 'ref.from_id', 'entry.act_id')
    .select(['entry.index', 'entry.bytes'])
    .where('ref.to_id', '=', act.actor.mandate)
    .where('entry.type', '=', 'key.added')
    .orderBy('entry.index', 'desc')
    .execute()
  const found = rows.find(({ bytes }) => {
    const { body } = (JSON.parse(bytes.toString()) as Entry).act
    return body['key'] === signature.key
  })
  return found && prove(publisher, found.index, found.bytes)
}

async function contents(db: Db, { act }: Entry): Promise<Pick<Receipt, 'shown' | 'hidden'>> {
  const names = Object.entries(act.commit)
  const commitments = names.map(([, commitment]) => commitment)
  const states = await disclosed(db, commitments, nobody)
  const rows =
    commitments.length === 0
      ? []
      : await db
          .selectFrom('own.disclosure')
          .select(['commitment', 'value', 'salt'])
          .where('commitment', 'in', commitments)
          .execute()
  const held = new Map(rows.map((row) => [row.commitment, row]))
  const shown: Shown[] = []
  const hidden: { name: string; state: string }[] = []
  for (const [name, commitment] of names) {
    const found = states.get(commitment)
    const row = held.get(commitment)
    if (found?.state === 'shown' && row)
      shown.push({
        name,
        file: disclosedFile(row.value, row.salt).toString(),
        ...(found.language !== undefined && {
          words: { text: String(found.value), language: found.language },
        }),
      })
    else hidden.push({ name, state: found?.state ?? 'absent' })
  }
  return { shown, hidden }
}
