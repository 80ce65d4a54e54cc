import { Kysely, PostgresDialect, sql } from 'kysely'
import { Pool } from 'pg'
import { type Connection, clientConfig } from './connection.ts'
import { joinServer } from './embedded/server.ts'
import { createListener, type Listener } from './listener.ts'
import { createBeside, dropDatabase } from './scratch.ts'
import type { Db } from './db.ts'
import type { Tables } from './tables.ts'

export type DatabaseSettings = {
  /** Where the embedded server keeps its data, or a pointer to it. Made when it does not exist. */
  dataDir: string
  /** A PostgreSQL server and database to use instead of the embedded one. */
  databaseUrl?: string
  /** Hears what an operator should know, a line at a time. */
  log?: (line: string) => void
  /** Connections of the pool at most; default 10. */
  poolSize?: number
} & Omit<Connection, 'url'>

/** An extra database on the same server, for replay, verification and tests. */
export type Scratch = { name: string; open(): Promise<Database>; drop(): Promise<void> }

export type Database = {
  db: Db
  pool: Pool
  /** How other clients reach this database; `toDatabase(connection, name)` leads to another on the same server. */
  connection: Connection
  /** Whether the server is our own, so that it stops when the last process leaves. */
  embedded: boolean
  /** Empty with the same locale, or a clone of the database `template`, to which nobody may be connected. */
  createScratch(name?: string, template?: string): Promise<Scratch>
  listen: Listener['listen']
  /** Notifies every listener of the channel; given a transaction, when and only if it commits. */
  notify(channel: string, payload?: string, within?: Db): Promise<void>
  /** Ends every connection. The last process to leave an embedded server waits until it has stopped. */
  close(): Promise<void>
}

/**
 * Opens the database: `databaseUrl`, or else the private server of `dataDir`, which the first process to come
 * starts and the last to leave stops.
 * @throws DatabaseNotStarted when there is no server and none can be started.
 */
export async function openDatabase({
  dataDir,
  databaseUrl,
  log = () => {},
  ...rest
}: DatabaseSettings): Promise<Database> {
  if (databaseUrl) {
    const database = connect({ ...rest, url: databaseUrl }, { embedded: false, log })
    // so that a wrong address fails here and not in the midst of the first request
    await sql`select 1`.execute(database.db).catch(async (error: unknown) => {
      await database.close()
      throw error
    })
    return database
  }
  const { url, leave } = await joinServer(dataDir, log)
  return connect({ ...rest, url }, { embedded: true, log, leave })
}

function connect(
  settings: Connection & { poolSize?: number },
  server: { embedded: boolean; log: (line: string) => void; leave?: () => Promise<void> },
): Database {
  const pool = new Pool({ ...clientConfig(settings), max: settings.poolSize ?? 10 })
  // an idle connection that the server ended is replaced at the next query
  pool.on('error', (error) => server.log(`database connection lost: ${error.message}`))
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  const listener = createListener(settings, server.log)
  const scratches = new Set<Database>()
  let closing: Promise<void> | undefined

  async function close(): Promise<void> {
    await Promise.all([...scratches].map((scratch) => scratch.close()))
    await listener.close()
    // a Kysely that was never used does not end its pool
    await db.destroy()
    if (!pool.ending) await pool.end()
    await server.leave?.()
  }

  return {
    db,
    pool,
    connection: settings,
    embedded: server.embedded,
    listen: (channel, handler) => listener.listen(channel, handler),
    async notify(channel, payload = '', within = db) {
      await sql`select pg_notify(${channel}, ${payload})`.execute(within)
    },
    async createScratch(wanted, template) {
      const { name, connection } = await createBeside(pool, settings, wanted, template)
      return {
        name,
        async open() {
          const scratch = connect(connection, { embedded: server.embedded, log: server.log })
          scratches.add(scratch)
          return scratch
        },
        drop: () => dropDatabase(pool, name),
      }
    },
    close: () => (closing ??= close()),
  }
}
