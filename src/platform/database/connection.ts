import { Client, type ClientConfig } from 'pg'
import { exactTypes } from './value-parsers.ts'

/** How to reach one database, and the settings of every connection to it. */
export type Connection = {
  /** postgres://user@host:port/database?…; a Unix socket is `?host=/folder`. */
  url: string
  /** Milliseconds after which a statement is given up; 0 for never. Default 30 s. */
  statementTimeout?: number
  /** Shown in `pg_stat_activity`. */
  applicationName?: string
}

/** Settings for `pg.Client` and `pg.Pool`: UTC, UTF-8, ISO dates, exact values. */
export function clientConfig(connection: Connection): ClientConfig {
  const url = new URL(connection.url)
  // what is in the address would override ours: the parsers rely on UTC and ISO
  const options = url.searchParams.get('options') ?? ''
  url.searchParams.delete('options')
  return {
    connectionString: url.href,
    options: `${options} -c TimeZone=UTC -c DateStyle=ISO`.trim(),
    client_encoding: 'UTF8',
    statement_timeout: connection.statementTimeout ?? 30_000,
    application_name: connection.applicationName ?? 'caravanserai',
    keepAlive: true,
    types: exactTypes(),
  }
}

/** The same server and settings, another database. */
export function toDatabase<C extends Connection>(connection: C, name: string): C {
  const url = new URL(connection.url)
  url.pathname = `/${encodeURIComponent(name)}`
  return { ...connection, url: url.href }
}

/** Runs `fn` with a connection of its own, outside every pool. */
export async function withClient<T>(connection: Connection, fn: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client(clientConfig(connection))
  // without a listener, a connection lost while idle would end the process; the next query reports it
  client.on('error', () => {})
  await client.connect()
  try {
    return await fn(client)
  } finally {
    await client.end()
  }
}
