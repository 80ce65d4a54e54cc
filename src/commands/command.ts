import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'

/** The command was not used as it is meant to be: exit code 2. */
export class Misuse extends Error {}

export interface Given {
  readonly values: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>
  readonly words: readonly string[]
}

/** One command: its words, what it does in a line, how it is used, and the work. */
export interface Command {
  readonly name: string
  readonly does: string
  readonly usage: string
  readonly options?: ParseArgsOptionsConfig
  /** how many words follow it, at least and at most */
  readonly words: readonly [number, number]
  readonly run: (given: Given) => Promise<number>
}

/** Reads what follows a command's name. */
export function readGiven(command: Command, rest: readonly string[]): Given & { help: boolean } {
  try {
    const { values, positionals } = parseArgs({
      args: [...rest],
      options: { ...command.options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    })
    const help = values['help'] === true
    const [least, most] = command.words
    if (!help && (positionals.length < least || positionals.length > most))
      throw new Misuse(`usage: caravanserai ${command.usage}`)
    return { values, words: positionals, help }
  } catch (error) {
    if (error instanceof Misuse) throw error
    throw new Misuse(
      `${error instanceof Error ? error.message : String(error)}\nusage: caravanserai ${command.usage}`,
    )
  }
}

export const helpOf = (command: Command): string =>
  `${command.does}\n\nusage: caravanserai ${command.usage}\n${Object.entries(command.options ?? {})
    .map(([name, { type }]) => `  --${name}${type === 'string' ? ' VALUE' : ''}\n`)
    .join('')}`
