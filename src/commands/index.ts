import { helpOf, Misuse, readGiven, type Command } from './command.ts'
import { serve } from './serve.ts'

const all: readonly Command[] = [serve]

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
