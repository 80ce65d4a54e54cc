import { once } from 'node:events'
import { createServer } from 'node:http'
import { createApp } from '../app.ts'
import { readConfig } from '../config.ts'
import { performDemonstration } from '../../demo/index.ts'
import { openHouse, type OpenHouse } from '../house.ts'
import { examineCatalogue } from '../platform/language/examine.ts'
import { builtIn, languagesHeld } from '../platform/language/index.ts'
import { keepTime } from '../platform/jobs/index.ts'
import { firstSecretary } from '../platform/identity/first-secretary.ts'
import type { Command } from './command.ts'
import { ended } from './ended.ts'

const say = (line: string) => process.stderr.write(`${line}\n`)

/** Serves the mechanism until the process is told to end. */
export const serve: Command = {
  name: 'serve',
  does: 'serve the mechanism; the first start opens its record',
  usage: 'serve',
  words: [0, 0],
  run: async () => {
    const config = readConfig(process.env)
    tellOfLanguages()
    const house = await openHouse(config, say)
    try {
      return await serveHouse(house)
    } finally {
      await house.close()
    }
  },
}

/** A language of this installation's own is read before anything is opened: a broken file stops the start. */
function tellOfLanguages(): void {
  for (const lang of languagesHeld().filter((one) => !builtIn.includes(one))) {
    const { missing } = examineCatalogue(lang)
    if (missing.length > 0)
      say(
        `languages/${lang}: messages missing, and said in English: ${missing.length}; "caravanserai doctor" names them`,
      )
  }
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
