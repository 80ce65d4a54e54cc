import { once } from 'node:events'
import { createServer } from 'node:http'
import { createApp } from '../app.ts'
import { readConfig } from '../config.ts'
import { performDemonstration } from '../../demo/index.ts'
import { openHouse, type OpenHouse } from '../house.ts'
import { keepTime } from '../platform/jobs/index.ts'
import { firstSecretary } from '../platform/identity/first-secretary.ts'
import type { Command } from './command.ts'

const say = (line: string) => process.stderr.write(`${line}\n`)

/** Serves the mechanism until the process is told to end. */
export const serve: Command = {
  name: 'serve',
  does: 'serve the mechanism; the first start opens its record',
  usage: 'serve',
  words: [0, 0],
  run: async () => {
    const config = readConfig(process.env)
    const house = await openHouse(config, say)
    try {
      return await serveHouse(house)
    } finally {
      await house.close()
    }
  },
}

const tell = (error: unknown) => say(error instanceof Error ? error.message : String(error))

async function serveHouse(house: OpenHouse): Promise<number> {
  const { config } = house
  if (house.kind === 'demonstration') await performDemonstration(house)
  const stopFollowing = await house.publisher.follow(tell)
  const stopJobs = keepTime(house, tell)
  const server = createServer(createApp(house).listener).listen(config.port)
  await once(server, 'listening')
  process.stdout.write(`${config.origin}/en/\n`)
  const secret = await firstSecretary(house)
  if (secret) process.stdout.write(`First secretary, once: ${config.origin}/en/invitations/${secret}\n`)
  await ended()
  server.close()
  server.closeAllConnections()
  await stopJobs()
  await stopFollowing()
  return 0
}

/** Resolves when the process is told to end, or when npm, which started it, is gone. */
async function ended(): Promise<void> {
  const parent = process.ppid
  const orphaned = new AbortController()
  const watch = process.env['npm_lifecycle_event']
    ? setInterval(() => {
        if (process.ppid !== parent) orphaned.abort()
      }, 500)
    : undefined
  await Promise.race([
    once(process, 'SIGINT'),
    once(process, 'SIGTERM'),
    once(process, 'SIGHUP'),
    new Promise<void>((resolve) => orphaned.signal.addEventListener('abort', () => resolve())),
  ])
  clearInterval(watch)
}
