import { stringify } from 'csv-stringify/sync'
import { readConfig } from '../config.ts'
import { openHouse } from '../house.ts'
import { totalsBySet, type ProjectTotals } from '../modules/projects/index.ts'
import { Misuse, type Command } from './command.ts'

const say = (line: string) => process.stderr.write(`${line}\n`)

const measures: Record<string, (totals: ProjectTotals, currency: string) => string | number> = {
  projects: ({ projects }) => projects,
  locations: ({ locations }) => locations,
  // empty where there is no data, which is not zero
  commitments: ({ commitments }, currency) => commitments[currency] ?? '',
  disbursements: ({ disbursements }, currency) => disbursements[currency] ?? '',
}

/** Exact totals of the projects that stand, as CSV. Amounts are of one currency; nothing is converted. */
export const totals: Command = {
  name: 'totals',
  does: 'print exact totals of the published projects as CSV',
  usage: 'totals [--by set] [--measure projects,locations,commitments,disbursements] [--currency USD]',
  options: { by: { type: 'string' }, measure: { type: 'string' }, currency: { type: 'string' } },
  words: [0, 0],
  run: async ({ values }) => {
    const { by = 'set', measure, currency = 'USD' } = values
    if (by !== 'set') throw new Misuse('totals are by set')
    if (typeof currency !== 'string' || !/^[A-Z]{3}$/.test(currency))
      throw new Misuse('a currency is three letters')
    const names = typeof measure === 'string' ? measure.split(',') : Object.keys(measures)
    const unknown = names.find((name) => !Object.hasOwn(measures, name))
    if (unknown !== undefined) throw new Misuse(`there is no measure "${unknown}"`)
    const house = await openHouse(readConfig(process.env), say)
    try {
      const sets = await totalsBySet(house.database.db)
      const rows = sets.map(({ set, totals }) => [
        set,
        ...names.map((name) => measures[name]?.(totals, currency)),
      ])
      process.stdout.write(stringify([['set', ...names], ...rows]))
      const others = sets.flatMap(({ totals }) =>
        [totals.commitments, totals.disbursements].flatMap(Object.keys),
      )
      const left = [...new Set(others)].filter((other) => other !== currency).toSorted()
      if (left.length > 0) say(`not in these amounts, since nothing is converted: ${left.join(', ')}`)
      return 0
    } finally {
      await house.close()
    }
  },
}
