import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type RequestListener, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import autocannon from 'autocannon'
import { createApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { openHouse, type OpenHouse } from '../src/house.ts'
import { isRefusal, secretariat } from '../src/platform/record/index.ts'

export interface Row {
  readonly what: string
  readonly figure: string
  readonly beside?: string
  readonly ratio?: string
  readonly aim?: string
}

export interface Bench {
  readonly house: OpenHouse
  /** serves the application, or a bare handler, and gives its address */
  readonly serveApp: () => Promise<string>
  readonly serveBare: (handler: RequestListener) => Promise<string>
  readonly perform: (type: string, body: unknown) => Promise<string>
  readonly close: () => Promise<void>
}

const portOf = (server: Server): number => {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

/** An installation of its own in a temporary folder, with fifty parties. */
export async function openBench(): Promise<Bench> {
  const dataDir = await mkdtemp(join(tmpdir(), 'caravanserai-bench-'))
  const house = await openHouse(readConfig({ DATA_DIR: dataDir, MECHANISM: 'rehearsal' }))
  const servers: Server[] = []
  const perform = async (type: string, body: unknown) => {
    const done = await house.recorder.perform({ type, body, actor: { party: secretariat } })
    if (isRefusal(done)) throw new Error(`${type}: ${JSON.stringify(done)}`)
    return done.id
  }
  await perform('status.defined', { code: 'member', name: { en: 'Member' }, rights: ['vote'], ordinal: 1 })
  for (let i = 0; i < 50; i++)
    await perform('party.admitted', {
      id: `m${i}`,
      kind: 'think-tank',
      name: { en: `Member ${i}` },
      status: 'member',
    })
  return {
    house,
    perform,
    async serveApp() {
      const server = createServer(createApp(house).listener).listen(0)
      await once(server, 'listening')
      servers.push(server)
      return `http://localhost:${portOf(server)}`
    },
    async serveBare(handler) {
      const server = createServer(handler).listen(0)
      await once(server, 'listening')
      servers.push(server)
      return `http://localhost:${portOf(server)}`
    },
    async close() {
      for (const server of servers) {
        server.close()
        server.closeAllConnections()
      }
      await house.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/**
 * Requests answered a second, by ten connections for five seconds after a short warm-up. With `fresh`, every request
 * has an address of its own, so that no page made before can answer it.
 */
export async function requestsPerSecond(url: string, { fresh = false } = {}): Promise<number> {
  let n = 0
  const { pathname } = new URL(url)
  const own = { setupRequest: (request: object) => ({ ...request, path: `${pathname}?n=${n++}` }) }
  const load = (duration: number) =>
    autocannon({ url, connections: 10, duration, ...(fresh && { requests: [own] }) })
  await load(1)
  const { requests, errors, non2xx } = await load(5)
  if (errors + non2xx > 0) throw new Error(`${url}: ${errors} errors, ${non2xx} not answered with 2xx`)
  return requests.average
}

export const round = (value: number, digits = 0): string => value.toFixed(digits)
