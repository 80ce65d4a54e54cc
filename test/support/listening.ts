import { createServer } from 'node:net'
import { once } from 'node:events'
import { createServer as createHttpServer } from 'node:http'
import { createApp } from '../../src/app.ts'
import type { Lang } from '../../src/platform/language/index.ts'
import { openTestHouse, type TestHouse } from './house.ts'
import type { Template } from './server.ts'

/** A port that nobody listens at now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

/** A house of one test file's own, served at an address of its own. */
export async function serveTestHouse(
  template: Template,
  languages?: readonly Lang[],
): Promise<TestHouse & { origin: string }> {
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const t = await openTestHouse(template, { PORT: String(port) })
  const stop = await t.house.publisher.follow((error) => process.stderr.write(`${String(error)}\n`))
  const server = createHttpServer(createApp(t.house, languages).listener).listen(port)
  t.atEnd(async () => {
    server.close()
    server.closeAllConnections()
    await stop()
  })
  return { ...t, origin }
}
