import { readConfig } from '../config.ts'
import { bulk, migrations } from '../house.ts'
import { examine } from '../platform/doctor/examine.ts'
import type { Command } from './command.ts'

/** Looks at this installation and says, in sentences, what is right, what is wrong, and what to do. */
export const doctor: Command = {
  name: 'doctor',
  does: 'examine this installation and say what is wrong and what to do',
  usage: 'doctor',
  words: [0, 0],
  run: async () => {
    const config = readConfig(process.env)
    let faults = 0
    for await (const { state, words, todo } of examine({ config, migrations, bulk, now: () => new Date() })) {
      process.stdout.write(`${state.padEnd(6)}${words}\n`)
      if (todo) process.stdout.write(`      To do: ${todo}\n`)
      if (state === 'fault') faults += 1
    }
    process.stdout.write(faults === 0 ? 'Nothing is wrong.\n' : `${faults} wrong.\n`)
    return faults === 0 ? 0 : 1
  },
}
