import { Client, escapeIdentifier } from 'pg'
import { type Connection, clientConfig } from './connection.ts'

/** Called with the payload of each notification, and with '' after a lost connection: something may have been missed. */
export type NotificationHandler = (payload: string) => void

export type Listener = {
  /** Resolves once the server is listening; the function it gives stops this handler. */
  listen(channel: string, handler: NotificationHandler): Promise<() => Promise<void>>
  close(): Promise<void>
}

const RECONNECT_AFTER_MS = 500

/** LISTEN on one connection of its own, made at the first `listen` and made again whenever it is lost. */
export function createListener(connection: Connection, log: (line: string) => void): Listener {
  const handlers = new Map<string, Set<NotificationHandler>>()
  let client: Client | undefined
  let retry: NodeJS.Timeout | undefined
  let closed = false

  // one command at a time on the connection
  let last: Promise<unknown> = Promise.resolve()
  function inTurn<T>(fn: () => Promise<T>): Promise<T> {
    const turn = last.then(fn, fn)
    last = turn
    return turn
  }

  function deliver(channel: string, payload: string): void {
    for (const handler of handlers.get(channel) ?? []) {
      try {
        handler(payload)
      } catch (error) {
        log(`a handler of notifications on ${channel} failed: ${String(error)}`)
      }
    }
  }

  async function connected(): Promise<Client> {
    if (client) return client
    const fresh = new Client(clientConfig(connection))
    fresh.on('error', () => {})
    fresh.on('notification', ({ channel, payload }) => deliver(channel, payload ?? ''))
    await fresh.connect()
    for (const channel of handlers.keys()) await fresh.query(`listen ${escapeIdentifier(channel)}`)
    fresh.on('end', () => {
      client = undefined
      reconnectLater()
    })
    client = fresh
    return fresh
  }

  function reconnectLater(): void {
    if (closed || handlers.size === 0) return
    retry = setTimeout(() => {
      inTurn(connected).then(() => {
        for (const channel of handlers.keys()) deliver(channel, '')
      }, reconnectLater)
    }, RECONNECT_AFTER_MS)
  }

  return {
    async listen(channel, handler) {
      const set = handlers.get(channel) ?? new Set()
      handlers.set(channel, set.add(handler))
      await inTurn(async () => (await connected()).query(`listen ${escapeIdentifier(channel)}`))
      return async () => {
        set.delete(handler)
        if (set.size > 0 || handlers.get(channel) !== set) return
        handlers.delete(channel)
        await inTurn(async () => client?.query(`unlisten ${escapeIdentifier(channel)}`))
      }
    },
    async close() {
      closed = true
      clearTimeout(retry)
      await inTurn(async () => client?.end())
    },
  }
}
