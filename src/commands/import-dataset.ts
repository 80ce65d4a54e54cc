import { readdir, readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { readConfig } from '../config.ts'
import { openHouse } from '../house.ts'
import { publishRelease, structure, type Fault, type Structure } from '../modules/statistics/index.ts'
import { localeOf } from '../platform/language/index.ts'
import { invalid, sentenceOf } from '../platform/record/index.ts'
import { Misuse, type Command } from './command.ts'

const say = (line: string) => process.stderr.write(`${line}\n`)
const tell = (line: string) => process.stdout.write(`${line}\n`)
const english = localeOf('en')

/** Publishes a release of a data set from a CSV file and its structure; the mechanism may be served meanwhile. */
export const importDataSet: Command = {
  name: 'import dataset',
  does: 'publish a release of a data set, the whole file or nothing',
  usage: 'import dataset FILE.csv [--structure FILE.structure.json]',
  options: { structure: { type: 'string' } },
  words: [1, 1],
  run: async ({ words: [path = ''], values: { structure: given } }) => {
    const bytes = await read(path)
    const form = await structureIn(typeof given === 'string' ? given : await structureBeside(path))
    if (!form) return 1
    const house = await openHouse(readConfig(process.env), say)
    try {
      const outcome = await publishRelease(house, { bytes, structure: form })
      switch (outcome.state) {
        case 'faulty':
          for (const fault of outcome.faults) tell(lineOf(path, fault))
          say(`${path}: not published, ${outcome.faults.length} faults; nothing has changed`)
          return 1
        case 'refused':
          tell(`${path}: ${sentenceOf(outcome.refusal, english)}`)
          return 1
        default:
          tell(
            `${path}: ${outcome.state}, ${form.id} release ${outcome.release}, ${outcome.observations} observations, sha256 ${outcome.file}`,
          )
          return 0
      }
    } finally {
      await house.close()
    }
  },
}

const read = (path: string): Promise<Buffer> =>
  readFile(path).catch(() => {
    throw new Misuse(`${path} is not a file that can be read`)
  })

/** `NAME.structure.json` beside `NAME.csv`, else the only structure file of the folder. */
async function structureBeside(path: string): Promise<string> {
  const folder = dirname(path)
  const files = (await readdir(folder)).filter((name) => name.endsWith('.structure.json'))
  const own = `${basename(path).replace(/\.csv$/i, '')}.structure.json`
  const found = files.includes(own) ? own : files.length === 1 ? files[0] : undefined
  if (!found) throw new Misuse(`there is no ${own} beside ${path}; name one with --structure`)
  return join(folder, found)
}

/** The structure that a file holds; where it is faulty, its faults are told and there is none. */
async function structureIn(path: string): Promise<Structure | undefined> {
  const text = (await read(path)).toString()
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    tell(`${path}: not-json ${error instanceof Error ? error.message : String(error)}`)
    return undefined
  }
  const parsed = structure.safeParse(json)
  if (parsed.success) return parsed.data
  for (const { path: at, reason } of invalid(parsed.error).issues ?? []) tell(`${path}: ${at}: ${reason}`)
  return undefined
}

/** `file:line: column: reason sentence`, as editors and other programs read it. */
function lineOf(file: string, { line, column, reason, values }: Fault): string {
  const place = line === null ? file : `${file}:${line}`
  const sentence = english.t(`statistics.fault.${reason}`, { column, ...values })
  return `${place}: ${column === null ? '' : `${column}: `}${reason} ${sentence}`
}
