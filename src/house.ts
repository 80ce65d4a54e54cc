import { join } from 'node:path'
import { modules } from './app.ts'
import type { Config } from './config.ts'
import { migrate, openDatabase, probe, type Database } from './platform/database/index.ts'
import { openStore } from './platform/files/store.ts'
import { identity001, identity002, identity003 } from './platform/identity/index.ts'
import { builtIn, type LangText } from './platform/language/index.ts'
import { mail001, mail002, openMailer } from './platform/mail/index.ts'
import {
  addKey,
  describeMechanism,
  eraseDisclosure,
  logKey,
  openRecord,
  openRecorder,
  openRecordOnce,
  Publisher,
  record001,
  record002,
  record003,
  record004,
  record005,
  record006,
  recordTells,
  refuseConsequence,
  Registry,
  releaseContent,
  resumeRecord,
  revokeKey,
  withholdContent,
  redactFile,
} from './platform/record/index.ts'
import { formatVkey } from './platform/record/log/index.ts'
import { search001 } from './platform/search/index.ts'
import type { WordColumns } from './platform/record/replay/index.ts'
import type { House, Mechanism } from './platform/web/house.ts'

/** The acts of the record itself. */
const recordActs = [
  openRecord,
  describeMechanism,
  addKey,
  revokeKey,
  eraseDisclosure,
  withholdContent,
  redactFile,
  releaseContent,
  refuseConsequence,
  resumeRecord,
]

/** Every act there is. */
export const registry = new Registry([...recordActs, ...modules.flatMap((module) => module.acts)])

/** Every step of the database's tables, in order. */
export const migrations = [
  record001,
  record002,
  record003,
  record004,
  record005,
  record006,
  identity001,
  identity002,
  mail001,
  identity003,
  mail002,
  search001,
  ...modules.flatMap((module) => module.migrations),
]

/** View tables with rows that are staged before an act publishes them. */
export const bulk = modules.flatMap((module) => module.bulk ?? [])

/** What a redacted file may change in them, and in what is computed from them. */
export const words: WordColumns = Object.assign({}, ...modules.map((module) => module.words ?? {}))

export interface OpenHouse extends House {
  /** was the record opened just now? */
  readonly fresh: boolean
  close(): Promise<void>
}

/** Opens an installation: its database, its record and its files. On empty folders it makes them. */
export async function openHouse(config: Config, log: (line: string) => void = () => {}): Promise<OpenHouse> {
  const database = await openDatabase({
    dataDir: config.dataDir,
    ...(config.databaseUrl && { databaseUrl: config.databaseUrl }),
    log,
  })
  try {
    return await furnish(config, database)
  } catch (error) {
    await database.close()
    throw error
  }
}

/** Sets up everything over a database that is open already; its tables are brought up to date first. */
export async function furnish(config: Config, database: Database): Promise<OpenHouse> {
  await probe(database.db)
  await migrate(database.db, migrations)
  const key = await logKey(join(config.dataDir, 'log.key'))
  const opened = await openRecordOnce(database, registry, {
    kind: config.mechanism,
    address: config.origin,
    vkey: (origin) => formatVkey(origin, key),
  })
  const { origin, kind, fresh } = opened
  const files = await openStore(join(config.dataDir, 'files'))
  const publisher = new Publisher({
    database,
    origin,
    key,
    folder: join(config.dataDir, 'record'),
    witnesses: config.witnesses,
  })
  const host = new URL(config.origin).hostname
  const mailer = openMailer(database, config.smtpUrl, `no-reply@${host}`)
  const clock = () => new Date()
  const remember = remembering(() => publisher.size)
  const partyNamer = modules.find((module) => module.nameParties)?.nameParties
  return {
    config,
    database,
    recorder: openRecorder({
      database,
      registry,
      origin,
      clock,
      onAppended: (size) => publisher.notice(size),
    }),
    publisher,
    files,
    mailer,
    modules,
    kind,
    fresh,
    clock,
    remember,
    mechanism: () => remember('mechanism', () => describe(database)),
    tells: new Map([
      ...Object.entries(recordTells),
      ...modules.flatMap((module) => Object.entries(module.tells)),
    ]),
    subjects: new Map(modules.flatMap((module) => Object.entries(module.subjects ?? {}))),
    nameParties: (ids) => partyNamer?.(database.db, ids) ?? Promise.resolve(new Map<string, LangText>()),
    async close() {
      mailer.close()
      await database.close()
    },
  }
}

/** Keeps what was read under a name until the version is another. */
function remembering(version: () => number): House['remember'] {
  const held = new Map<string, { version: number; value: Promise<unknown> }>()
  return <T>(name: string, read: () => Promise<T>) => {
    const kept = held.get(name)
    if (kept?.version === version()) return kept.value as Promise<T>
    const value = read()
    held.set(name, { version: version(), value })
    value.catch(() => held.delete(name))
    return value
  }
}

const unnamed: Mechanism = {
  name: { en: 'Caravanserai' },
  description: {},
  languages: builtIn,
}

/** What the mechanism calls itself now; before it has said so, the product's own name. */
async function describe(database: Database): Promise<Mechanism> {
  const row = await database.db.selectFrom('view.mechanism').selectAll().executeTakeFirst()
  return row ? { name: row.name, description: row.description, languages: row.languages } : unnamed
}
