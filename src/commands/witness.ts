import { once } from 'node:events'
import { readConfig } from '../config.ts'
import { openWitness, WitnessNotOpened } from '../platform/record/witness/serve.ts'
import { Misuse, type Command } from './command.ts'
import { ended } from './ended.ts'
import { readKeys } from './read-keys.ts'

/** Cosigns other mechanisms' records, so that none of them can show different readers different entries. */
export const witness: Command = {
  name: 'witness',
  does: 'cosign the records of others, each as long as it only grows',
  usage: 'witness --log KEY… [--port PORT] [--name NAME]',
  options: {
    log: { type: 'string', multiple: true },
    port: { type: 'string' },
    name: { type: 'string' },
  },
  words: [0, 0],
  run: async ({ values: { log, port, name: wanted } }) => {
    const config = readConfig({ ...process.env, ...(typeof port === 'string' && { PORT: port }) })
    const logs = readKeys(log, 'ed25519')
    if (logs.length === 0) throw new Misuse('say whose record to cosign: --log KEY, as served at /record/key')
    const opened = await openWitness(config.dataDir, {
      ...(typeof wanted === 'string' && { wanted }),
      name: `${new URL(config.origin).host}/witness`,
      logs,
      now: () => new Date(),
    }).catch((error: unknown) => {
      throw error instanceof WitnessNotOpened ? new Misuse(error.message) : error
    })
    try {
      opened.server.listen(config.port)
      await once(opened.server, 'listening')
      process.stdout.write(`${opened.vkey}\n`)
      process.stderr.write(
        `listening on port ${config.port}, for ${logs.map(({ name }) => name).join(', ')}\n`,
      )
      await ended()
      opened.server.close()
      opened.server.closeAllConnections()
      return 0
    } finally {
      opened.close()
    }
  },
}
