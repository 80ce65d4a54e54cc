import type { Entry } from '../log/index.ts'
import { Broken } from './broken.ts'

/**
 * What holds from one entry to the next. The first fault is told at the end: where the entries are not the signed
 * ones, the one that was changed is named rather than its neighbour.
 */
export class Order {
  readonly #origin: string
  readonly #vkey: string
  readonly #ids = new Set<string>()
  #recorded = ''
  fault: Broken | undefined

  constructor(origin: string, vkey: string) {
    this.#origin = origin
    this.#vkey = vkey
  }

  add(index: number, entry: Entry): void {
    const words = this.#wrong(index, entry)
    if (words) this.fault ??= new Broken(`entry ${index}`, words)
    this.#recorded = entry.recorded
    this.#ids.add(shortId(entry.act.id))
  }

  #wrong(index: number, { act, recorded }: Entry): string | undefined {
    const opens = act.type === 'record.opened'
    if (index === 0 && !opens) return 'does not open the record'
    if (index > 0 && opens) return 'opens the record a second time'
    if (opens && act.body['origin'] !== this.#origin) return 'opens a record of another origin'
    if (opens && act.body['key'] !== this.#vkey) return 'opens the record with another key'
    if (recorded <= this.#recorded) return 'is not later than the one before it'
    if (this.#ids.has(shortId(act.id))) return `has an id that came before: ${act.id}`
    return undefined
  }
}

/** 16 characters of one byte each take a third of the memory of the id as it is written. */
const shortId = (id: string): string => Buffer.from(id.replaceAll('-', ''), 'hex').toString('latin1')
