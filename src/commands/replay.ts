import { readConfig } from '../config.ts'
import { bulk, migrations, openHouse, registry } from '../house.ts'
import { mend, replayBeside, ReplayFault, type TableSum } from '../platform/record/replay/index.ts'
import type { Command } from './command.ts'

const say = (line: string) => process.stderr.write(`${line}\n`)

/** Builds the views again from the record alone, in a scratch database, and compares every table, or mends it. */
export const replay: Command = {
  name: 'replay',
  does: 'build every view again from the record alone, and compare',
  usage: 'replay [--mend]',
  options: { mend: { type: 'boolean' } },
  words: [0, 0],
  run: async ({ values }) => {
    const house = await openHouse(readConfig(process.env), say)
    let faults = 0
    const tell = ({ table, rows, sha256, differs }: TableSum) => {
      if (differs) faults += 1
      process.stdout.write(
        differs ? `${table} fault: ${differs}\n` : `${table} ok ${rows} rows sha256=${sha256}\n`,
      )
    }
    const rules = { registry, migrations, bulk, files: house.files }
    try {
      if (values['mend']) {
        for (const table of await mend(house.database, rules)) process.stdout.write(`${table} laid anew\n`)
        return 0
      }
      const size = await replayBeside(house.database, rules, tell)
      say(`${size} entries performed again`)
    } catch (error) {
      if (!(error instanceof ReplayFault)) throw error
      faults += 1
      process.stdout.write(`record fault entry ${error.index}: ${error.message}\n`)
    } finally {
      await house.close()
    }
    return faults === 0 ? 0 : 1
  },
}
