import { exportPartiesCommand } from './export-parties.ts'
import { importPartiesCommand } from './import-parties.ts'
import { helpOf, Misuse, readGiven, type Command } from './command.ts'
import { importDataSet } from './import-dataset.ts'
import { importIati } from './import-iati.ts'
import { backup } from './backup.ts'
import { doctor } from './doctor.ts'
import { mailBounce } from './mail-bounce.ts'
import { recordExport } from './record-export.ts'
import { recordRedact } from './record-redact.ts'
import { recordResume } from './record-resume.ts'
import { replay } from './replay.ts'
import { restore } from './restore.ts'
import { serve } from './serve.ts'
import { totals } from './totals.ts'
import { verify } from './verify.ts'
import { witness } from './witness.ts'

const all: readonly Command[] = [
  serve,
  verify,
  witness,
  replay,
  recordExport,
  recordResume,
  recordRedact,
  backup,
  restore,
  doctor,
  importIati,
  importDataSet,
  totals,
  importPartiesCommand,
  exportPartiesCommand,
  mailBounce,
]

const overview = (): string =>
  `caravanserai: the system on which an international cooperation mechanism runs\n\n${all
    .map(({ name, does }) => `  ${name.padEnd(18)}${does}\n`)
    .join(
      '',
    )}\n"caravanserai COMMAND --help" tells more. Settings come from the environment; README lists them.\n`

/** The command line: a command is one word or two. */
export const commands = {
  all,
  find(name: string, rest: readonly string[]): { run: () => Promise<number>; help?: string } {
    if (name === '' || name === '--help' || name === 'help') return { run: async () => 0, help: overview() }
    const two = all.find((command) => command.name === `${name} ${rest[0] ?? ''}`)
    const command = two ?? all.find((one) => one.name === name)
    if (!command) throw new Misuse(`there is no command "${name}"; "caravanserai --help" lists them`)
    const given = readGiven(command, two ? rest.slice(1) : rest)
    return given.help ? { run: async () => 0, help: helpOf(command) } : { run: () => command.run(given) }
  },
}
