import { readConfig } from '../config.ts'
import { bulk, migrations, openHouse, registry, words } from '../house.ts'
import { localeOf } from '../platform/language/index.ts'
import { isRefusal, sentenceOf } from '../platform/record/index.ts'
import { redact, ReplayFault } from '../platform/record/replay/index.ts'
import { Misuse, type Command } from './command.ts'

const say = (line: string) => process.stderr.write(`${line}\n`)
const usage = 'record redact SHA256 FILE [--ground personal-data|court-order|safety|error]'

/** Takes a public file out of the record's files, and puts one in its place that says less. */
export const recordRedact: Command = {
  name: 'record redact',
  does: 'replace a public file by one without what must not be public',
  usage,
  options: { ground: { type: 'string', default: 'personal-data' } },
  words: [2, 2],
  run: async ({ values, words: given }) => {
    const [file = '', path = ''] = given
    if (!/^[0-9a-f]{64}$/.test(file)) throw new Misuse(`SHA256 is 64 hexadecimal digits\nusage: ${usage}`)
    const house = await openHouse(readConfig(process.env), say)
    const { database, recorder, files } = house
    try {
      say('the record is performed again with the other file, beside this one')
      const done = await redact(
        { database, recorder, rules: { registry, migrations, bulk, files }, words },
        { file, by: path, ground: String(values['ground']) },
      )
      if (isRefusal(done)) {
        say(sentenceOf(done, localeOf('en')))
        return 1
      }
      await house.publisher.publish()
      process.stdout.write(`${file} is gone; laid anew: ${done.join(', ') || 'nothing'}\n`)
      return 0
    } catch (error) {
      const unread = error instanceof Error && 'code' in error && error.code === 'ENOENT'
      if (!(error instanceof ReplayFault) && !unread) throw error
      say(
        error instanceof ReplayFault
          ? `entry ${error.index} does not hold with ${path}: ${error.message}; nothing was changed`
          : `${path} is not there`,
      )
      return 1
    } finally {
      await house.close()
    }
  },
}
