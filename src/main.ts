import { commands } from './commands/index.ts'
import { Misuse } from './commands/command.ts'
import { BadSetting } from './config.ts'

const [name = '', ...rest] = process.argv.slice(2)

/** Exit codes: 0 done, 1 refused or a fault found, 2 misuse. */
async function main(): Promise<number> {
  const { run, help } = commands.find(name, rest)
  if (help) {
    process.stdout.write(help)
    return name === '' ? 2 : 0
  }
  return run()
}

process.exitCode = await main().catch((error: unknown) => {
  if (error instanceof Misuse || error instanceof BadSetting) {
    process.stderr.write(`caravanserai: ${error.message}\n`)
    return 2
  }
  process.stderr.write(`caravanserai: ${error instanceof Error ? error.message : String(error)}\n`)
  if (process.env['DEBUG'] && error instanceof Error) process.stderr.write(`${error.stack}\n`)
  return 1
})
