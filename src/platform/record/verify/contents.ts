import { createHash } from 'node:crypto'
import type { Registry } from '../act.ts'
import { openDisclosed } from '../disclosed-file.ts'
import type { Entry } from '../log/index.ts'
import type { Redactions } from '../replay/redactions.ts'
import { filesIn } from '../files-in.ts'
import { Broken, brokenAt } from './broken.ts'
import type { Source } from './source.ts'

/** What an act did to content behind a commitment, the newest first to count. */
export type States = ReadonlyMap<string, string>

/** The state that an act gives to a commitment, if it is such an act. */
export function stateGiven({ act }: Entry): [commitment: string, state: string] | undefined {
  const { commitment, audience } = act.body
  if (typeof commitment !== 'string') return undefined
  if (act.type === 'disclosure.erased') return [commitment, 'erased']
  if (act.type === 'content.withheld') return [commitment, 'withheld']
  return act.type === 'content.released' ? [commitment, `released to ${String(audience)}`] : undefined
}

const askedAtOnce = 16
const namedAtMost = 3

/** Values behind commitments and files beside the entries: each that is served must be the one that was committed to. */
export class Contents {
  readonly #source: Source
  readonly #registry: Registry
  readonly #states: States
  readonly #redactions: Redactions
  readonly #files = new Set<string>()
  #asked: Promise<void>[] = []
  values = 0
  files = 0
  readonly #counts = { erased: 0, withheld: 0, 'not public': 0 }
  readonly #redacted: string[] = []
  readonly #absent: string[] = []
  #absentCount = 0

  constructor(source: Source, registry: Registry, states: States, redactions: Redactions) {
    this.#source = source
    this.#registry = registry
    this.#states = states
    this.#redactions = redactions
  }

  /** @throws Broken when one of the entry's values or files is not what the entry says */
  async add(index: number, { act }: Entry): Promise<void> {
    for (const [name, commitment] of Object.entries(act.commit))
      await this.#ask(this.#value(index, act, name, commitment))
    for (const sha256 of filesIn(act.body))
      if (!this.#files.has(sha256)) await this.#ask(this.#file(sha256, `entry ${index}`))
  }

  /** Files that a folder holds without an entry that names them in the usual way must have their hash as well. */
  async end(): Promise<void> {
    for (const name of (await this.#source.list?.('file')) ?? [])
      if (!this.#files.has(name)) await this.#ask(this.#file(name, 'the folder'))
    await Promise.all(this.#asked)
  }

  /** `812 values and 3 files hold; 2 erased, 1 absent: disclosed/… (entry 12)` */
  tell(): string {
    const missing = Object.entries({ ...this.#counts, absent: this.#absentCount }).filter(
      ([, count]) => count > 0,
    )
    const more = this.#absentCount - this.#absent.length
    const names = [...this.#absent, ...(more > 0 ? [`and ${more} more`] : [])].join(', ')
    return [
      `${this.values} values and ${this.files} files hold`,
      ...(missing.length > 0
        ? [missing.map(([word, count]) => `${count} ${word}`).join(', ') + (names && `: ${names}`)]
        : []),
      ...(this.#redacted.length > 0
        ? [`${this.#redacted.length} redacted: ${this.#redacted.join(', ')}`]
        : []),
    ].join('; ')
  }

  /** A few at a time; the first that is broken ends it. */
  async #ask(work: Promise<void>): Promise<void> {
    work.catch(() => {})
    this.#asked.push(work)
    if (this.#asked.length < askedAtOnce) return
    await Promise.all(this.#asked)
    this.#asked = []
  }

  async #value(index: number, act: Entry['act'], name: string, commitment: string): Promise<void> {
    const path = `disclosed/${commitment}`
    const state = this.#states.get(commitment)
    const gone = state === 'erased' || state === 'withheld' ? state : undefined
    const bytes = await this.#source.read(path)
    if (bytes && gone) throw new Broken(path, `is there, though it was ${gone} (entry ${index})`)
    if (bytes) {
      const held = await Promise.resolve(bytes)
        .then((file) => openDisclosed(file, commitment))
        .catch(brokenAt(path))
      if (!held) throw new Broken(path, `is not what entry ${index} committed to`)
      this.values += 1
    } else if (gone) this.#counts[gone] += 1
    else if (this.#isPublic(act, name, state)) this.#lacks(`${path} (entry ${index})`)
    else this.#counts['not public'] += 1
  }

  /** An act that this version does not know says nothing of its audience. */
  #isPublic({ type, body }: Entry['act'], name: string, state?: string): boolean {
    const audience = this.#registry.find(type)?.commit?.[name]?.audience
    const first = typeof audience === 'function' ? audience(body as never) : audience
    return first === 'public' || state === 'released to public'
  }

  async #file(sha256: string, where: string): Promise<void> {
    const path = `file/${sha256}`
    this.#files.add(sha256)
    const stream = await this.#source.stream(path)
    const redacted = this.#redactions.has(sha256)
    if (!stream && redacted) this.#redacted.push(`${path} (${where})`)
    else if (!stream) this.#lacks(`${path} (${where})`)
    if (!stream) return
    if (redacted) throw new Broken(path, 'is there, though it was redacted')
    const hash = createHash('sha256')
    for await (const part of stream) hash.update(part)
    if (hash.digest('hex') !== sha256) throw new Broken(path, 'does not have the hash that names it')
    this.files += 1
  }

  #lacks(what: string): void {
    this.#absentCount += 1
    if (this.#absent.length < namedAtMost) this.#absent.push(what)
  }
}
