import { transaction, type Database, type Db } from '../../database/index.ts'
import type { Store } from '../../files/store.ts'
import type { Registry } from '../act.ts'
import { append } from '../append.ts'
import { filesIn } from '../files-in.ts'
import { isConsequence } from '../ids.ts'
import { redactionsIn, withRedactions } from './redactions.ts'
import { Fault, parseEntry, type Entry } from '../log/index.ts'
import { isRefusal } from '../refusal.ts'

/** An entry that the rules do not give: refused, or not what the act before it brings about. */
export class ReplayFault extends Error {
  readonly index: number

  constructor(index: number, words: string) {
    super(words)
    this.index = index
  }
}

/** An entry that cannot be performed again, since the file of its rows is not held: no fault of the record. */
export class FileAbsent extends ReplayFault {}

export interface Replaying {
  readonly registry: Registry
  /** where the files lie from which bulk rows are staged */
  readonly files: Store
  /** set when a backup is restored: the record then takes no act until it is resumed */
  readonly restored?: string
}

interface Logged {
  readonly index: number
  readonly bytes: Buffer
  readonly entry: Entry
}

/** Acts in one transaction; their entries are held in memory until then. */
const actsAtOnce = 100
/** No decision carries as many acts; a log that claims so is not read into memory. */
const mostBroughtAbout = 5000

/**
 * Performs every entry again, in order, by the same rules as when it was recorded, into a database that has the tables
 * and no rows. What an act brings about must be the entries that follow it, byte for byte. The entries are read twice:
 * a file that was redacted later is read from the one that stands in for it. With `from`, the entries go on where the
 * database ends.
 * Returns how many entries there are.
 * @throws ReplayFault at the first entry that the rules do not give; FileAbsent where that cannot be known
 */
export async function replay(
  database: Database,
  { registry, files, restored }: Replaying,
  entries: () => AsyncIterable<Buffer>,
  from = 0,
): Promise<number> {
  const { db } = database
  const held = withRedactions(files, await redactionsIn(entries()))
  let size = from
  let pending: Logged[][] = []
  const perform = async () => {
    const acts = pending
    pending = []
    if (acts.length === 0) return
    await transaction(db, async (trx) => {
      if (acts[0]?.[0]?.index === 0) await layHead(trx, acts[0][0], restored)
      for (const act of acts) await performAgain(trx, registry, act)
    })
  }
  for await (const act of actsOf(entries(), from)) {
    size += act.length
    const staged = act.filter(({ entry }) => registry.find(entry.act.type)?.stage)
    if (staged.length > 0) await perform()
    for (const { index, entry } of staged) {
      for (const sha256 of filesIn(entry.act.body))
        if (!(await held.has(sha256)))
          throw new FileAbsent(index, `needs the file ${sha256}, which is not held`)
      await registry.get(entry.act.type).stage?.(db, entry.act.body, held)
    }
    pending.push(act)
    if (pending.length >= actsAtOnce) await perform()
  }
  await perform()
  return size
}

/** Each act with all that it brought about, which the form of their ids tells. */
async function* actsOf(entries: AsyncIterable<Buffer>, from: number): AsyncGenerator<Logged[]> {
  let act: Logged[] = []
  let index = from
  for await (const bytes of entries) {
    const logged = { index, bytes, entry: parse(index, bytes) }
    if (act.length > 0 && !isConsequence(logged.entry.act.id)) {
      yield act
      act = []
    }
    act.push(logged)
    if (act.length > mostBroughtAbout)
      throw new ReplayFault(index, 'is one of too many that an act brought about')
    index += 1
  }
  if (act.length > 0) yield act
}

function parse(index: number, bytes: Buffer): Entry {
  try {
    return parseEntry(bytes)
  } catch (error) {
    if (error instanceof Fault) throw new ReplayFault(index, error.message)
    throw error
  }
}

/** The head as the record's opening laid it: with the origin and kind that entry 0 names. */
async function layHead(trx: Db, { entry: { act } }: Logged, restored?: string): Promise<void> {
  const { origin, kind } = act.body
  if (act.type !== 'record.opened' || typeof origin !== 'string' || typeof kind !== 'string')
    throw new ReplayFault(0, 'does not open the record')
  const row = { single: true, size: 0, recorded: '1970-01-01T00:00:00.000Z', origin, kind }
  await trx
    .insertInto('record.head')
    .values({ ...row, ...(restored && { restored }) })
    .execute()
}

async function performAgain(trx: Db, registry: Registry, act: readonly Logged[]): Promise<void> {
  const [first] = act
  if (!first) return
  const instant = (index: number) => act[index - first.index]?.entry.recorded ?? first.entry.recorded
  const done = await append(
    trx,
    { registry, replaying: true, clock: (index) => new Date(instant(index)) },
    { act: first.entry.act, sigs: first.entry.sigs, disclosures: [] },
  )
  if (isRefusal(done)) throw new ReplayFault(first.index, `the rules refuse it: ${done.refused}`)
  if (!done.fresh) throw new ReplayFault(first.index, 'its id is on the record before')
  const given = await trx
    .selectFrom('record.entry')
    .select(['index', 'bytes'])
    .where('index', '>=', first.index)
    .orderBy('index')
    .execute()
  for (const [i, { index, bytes }] of act.entries())
    if (!given[i]?.bytes.equals(bytes))
      throw new ReplayFault(index, `is not what entry ${first.index} brings about`)
  if (given.length > act.length)
    throw new ReplayFault(first.index, `brings about ${given.length - 1} acts, not ${act.length - 1}`)
}
