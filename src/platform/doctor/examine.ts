import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { findPlace } from '../database/embedded/place.ts'
import { openDatabase, type Migration } from '../database/index.ts'
import type { WitnessAddress } from '../record/publish/witness-address.ts'
import type { Bulk } from '../record/replay/index.ts'
import { checkMigrations, checkServer, checkStaged } from './database.ts'
import { fault, ok, wordsOf, type Finding } from './finding.ts'
import { checkLanguages } from './languages.ts'
import { checkFolder, checkKeyFile, checkMail } from './machine.ts'
import { checkRecord } from './record.ts'
import { checkWitnesses } from './witnesses.ts'

export interface Patient {
  readonly config: {
    readonly dataDir: string
    readonly origin: string
    readonly mechanism: string
    readonly databaseUrl?: string
    readonly smtpUrl?: string
    readonly witnesses: readonly WitnessAddress[]
  }
  readonly migrations: readonly Migration[]
  readonly bulk: readonly Bulk[]
  readonly now: () => Date
}

/** Looks at an installation without changing anything, and tells what it finds in sentences. */
export async function* examine({ config, migrations, bulk, now }: Patient): AsyncGenerator<Finding> {
  yield checkOrigin(config)
  yield* checkLanguages()
  yield* await checkFolder(config.dataDir)
  if (!existsSync(config.dataDir)) return
  yield await checkKeyFile(join(config.dataDir, 'log.key'))
  yield await checkMail(config.smtpUrl)
  if (!config.databaseUrl && !findPlace(config.dataDir)) {
    yield fault(
      `There is no database in ${config.dataDir}.`,
      'Start "caravanserai serve" once, or restore a backup.',
    )
    return
  }
  let database
  try {
    database = await openDatabase({
      dataDir: config.dataDir,
      ...(config.databaseUrl && { databaseUrl: config.databaseUrl, statementTimeout: 0 }),
    })
  } catch (error) {
    yield fault(
      `The database cannot be reached: ${wordsOf(error)}`,
      config.databaseUrl
        ? 'Check DATABASE_URL, and that its server runs.'
        : 'Look at the log that is named here; a full disk and missing rights are the usual causes.',
    )
    return
  }
  try {
    yield* await checkServer(database, now)
    const { finding, readable } = await checkMigrations(database.db, migrations)
    yield finding
    if (!readable) return
    yield* await checkRecord(database.db, config.dataDir, now)
    yield* await checkWitnesses(database.db, config.witnesses)
    yield* await checkStaged(database.db, bulk)
  } finally {
    await database.close()
  }
}

function checkOrigin({ origin, mechanism }: Patient['config']): Finding {
  const { protocol, hostname } = new URL(origin)
  if (protocol === 'https:' || hostname === 'localhost')
    return ok(`The settings are well formed; ORIGIN is ${origin}.`)
  return fault(
    `ORIGIN is ${origin}: without TLS, browsers make no passkeys${mechanism === 'real' ? ', and sessions can be read on the way' : ''}.`,
    'Put a reverse proxy with TLS in front, and set ORIGIN to its https:// address.',
  )
}
