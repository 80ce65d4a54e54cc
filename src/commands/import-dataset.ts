import { readdir, readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { readConfig } from '../config.ts'
import { openHouse } from '../house.ts'
import { publishDataSet, structure, type Fault } from '../modules/statistics/index.ts'
import { localeOf } from '../platform/language/index.ts'
import { sentenceOf } from '../platform/record/index.ts'
import { Misuse, type Command } from './command.ts'

const say = (line: string) => process.stderr.write(`${line}\n`)
const english = localeOf('en')

/** Publishes a release of a data set from a CSV file and the structure file beside it. */
export const importDataSet: Command = {
  name: 'import dataset',
  does: 'publish a release of a data set, the whole file or nothing',
  usage: 'import dataset FILE.csv [--structure FILE.structure.json]',
  options: { structure: { type: 'string' } },
  words: [1, 1],
  run: async ({ words, values }) => {
    const [path = ''] = words
    const csv = await readFile(path).catch(() => {
      throw new Misuse(`${path} is not a file that can be read`)
    })
    const given = values['structure']
    const form = await readStructure(typeof given === 'string' ? given : await structureBeside(path))
    const house = await openHouse(readConfig(process.env), say)
    try {
      const outcome = await publishDataSet(house, csv, form)
      if (outcome.state === 'faulty')
        for (const fault of outcome.faults) process.stdout.write(`${lineOf(path, fault)}\n`)
      else if (outcome.state === 'refused') process.stdout.write(`${sentenceOf(outcome.refusal, english)}\n`)
      else
        process.stdout.write(
          `${form.id} ${outcome.state} ${outcome.observations} observations sha256=${outcome.file}\n`,
        )
      return outcome.state === 'faulty' || outcome.state === 'refused' ? 1 : 0
    } finally {
      await house.close()
    }
  },
}

/** `NAME.structure.json` beside `NAME.csv`, else the only structure file of the folder. */
async function structureBeside(path: string): Promise<string> {
  const folder = dirname(path)
  const files = (await readdir(folder)).filter((name) => name.endsWith('.structure.json'))
  const own = `${basename(path).replace(/\.csv$/i, '')}.structure.json`
  const found = files.includes(own) ? own : files.length === 1 ? files[0] : undefined
  if (!found) throw new Misuse(`there is no ${own} beside ${path}; name one with --structure`)
  return join(folder, found)
}

async function readStructure(path: string) {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new Misuse(`${path} is not a file that can be read`)
  })
  try {
    return structure.parse(JSON.parse(text))
  } catch (error) {
    throw new Misuse(`${path}: ${error instanceof z.ZodError ? z.prettifyError(error) : String(error)}`)
  }
}

function lineOf(path: string, { line, column, reason, values }: Fault): string {
  const sentence = english.t(`statistics.fault.${reason}`, { column: column ?? '', ...values })
  return [path, line, column].filter((part) => part !== null).join(':') + `: ${sentence}`
}
