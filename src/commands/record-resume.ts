import { readConfig } from '../config.ts'
import { openHouse } from '../house.ts'
import { NotResumed, resume } from '../platform/backup/resume.ts'
import type { Command } from './command.ts'

const say = (line: string) => process.stderr.write(`${line}\n`)

/** Lets a restored record go on, once it is sure that nothing later was published. */
export const recordResume: Command = {
  name: 'record resume',
  does: 'let a restored record go on, once nothing later was published',
  usage: 'record resume [--checkpoint FILE|URL]… [--none-later]',
  options: { checkpoint: { type: 'string', multiple: true }, 'none-later': { type: 'boolean' } },
  words: [0, 0],
  run: async ({ values }) => {
    const house = await openHouse(readConfig(process.env), say)
    try {
      const index = await resume(house, {
        checkpoints: (Array.isArray(values['checkpoint']) ? values['checkpoint'] : []).map(String),
        noneLater: values['none-later'] === true,
      })
      process.stdout.write(`the record goes on from act ${index}\n`)
      return 0
    } catch (error) {
      if (!(error instanceof NotResumed)) throw error
      say(error.message)
      return 1
    } finally {
      await house.close()
    }
  },
}
