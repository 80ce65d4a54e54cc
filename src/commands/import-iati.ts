import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { readConfig } from '../config.ts'
import { openHouse, type OpenHouse } from '../house.ts'
import { publishActivityFile, type Fault } from '../modules/projects/index.ts'
import { localeOf } from '../platform/language/index.ts'
import { sentenceOf } from '../platform/record/index.ts'
import { Misuse, type Command } from './command.ts'
import { progressOf } from './progress.ts'

const say = (line: string) => process.stderr.write(`${line}\n`)
const english = localeOf('en')

interface Wanted {
  readonly set: string | undefined
  readonly keepContacts: boolean
  readonly warnings: boolean
}

/** Publishes IATI activity files, each whole or not at all; the mechanism may be served meanwhile. */
export const importIati: Command = {
  name: 'import iati',
  does: 'publish IATI activity files, each whole or not at all',
  usage: 'import iati FILE… [--set NAME] [--keep-contacts] [--warnings]',
  options: {
    set: { type: 'string' },
    'keep-contacts': { type: 'boolean' },
    warnings: { type: 'boolean' },
  },
  words: [1, 10_000],
  run: async ({ words, values }) => {
    const { set } = values
    const wanted: Wanted = {
      set: typeof set === 'string' ? set : undefined,
      keepContacts: values['keep-contacts'] === true,
      warnings: values['warnings'] === true,
    }
    await Promise.all(words.map(checkReadable))
    const house = await openHouse(readConfig(process.env), say)
    try {
      let failed = false
      for (const path of words) if (!(await importFile(house, path, wanted))) failed = true
      return failed ? 1 : 0
    } finally {
      await house.close()
    }
  },
}

async function checkReadable(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined)
  if (!found?.isFile()) throw new Misuse(`${path} is not a file that can be read`)
}

/** Publishes one file, and tells what became of it; false where it was not published. */
async function importFile(house: OpenHouse, path: string, wanted: Wanted): Promise<boolean> {
  let warnings = 0
  const progress = progressOf(path, (await stat(path)).size)
  const outcome = await publishActivityFile(house, {
    bytes: () => createReadStream(path),
    name: basename(path),
    set: wanted.set ?? basename(path).replace(/\.xml$/i, ''),
    keepContacts: wanted.keepContacts,
    onProgress: progress.at,
    onFault: (fault) => {
      if (fault.severity === 'warning') warnings += 1
      if (fault.severity === 'error' || wanted.warnings) process.stdout.write(`${lineOf(path, fault)}\n`)
    },
  })
  progress.end()
  if (warnings > 0 && !wanted.warnings) say(`${path}: ${warnings} warnings; --warnings shows them`)
  switch (outcome.state) {
    case 'faulty':
      say(`${path}: not published, ${outcome.errors} faults; nothing has changed`)
      return false
    case 'refused':
      process.stdout.write(`${path}: ${sentenceOf(outcome.refusal, english)}\n`)
      return false
    default: {
      const { activities, transactions, locations } = outcome.counts
      process.stdout.write(
        `${path}: ${outcome.state}, ${activities} activities, ${transactions} transactions, ${locations} locations, ${outcome.leftOut} contact details left out, sha256 ${outcome.file}\n`,
      )
      return true
    }
  }
}

/** `file:line:column: path: reason sentence`, as editors and other programs read it. */
const lineOf = (file: string, { line, column, path, reason, severity, activity, values }: Fault): string => {
  const warning = severity === 'warning' ? 'warning: ' : ''
  const sentence = english.t(`projects.fault.${reason}`, values)
  return `${file}:${line}:${column}: ${path}: ${warning}${reason} ${sentence}${activity ? ` [${activity}]` : ''}`
}
