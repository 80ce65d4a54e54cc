import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, globSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { noBrowser } from './support/chromium.ts'
import { runTests, type Outcome } from './support/run-tests.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
process.chdir(root)
// Each test file is a process of its own, which loads the same modules.
process.env['NODE_COMPILE_CACHE'] ??= join(root, 'node_modules/.cache/node')

/** Everything that must hold: types, lint, format, and every test. `pages` runs the long crawl of all pages instead. */
const checks: [string, string[]][] = [
  ['types', ['tsc', '--noEmit', '-p', '.']],
  ['lint', ['oxlint', '--type-aware']],
  ['format', ['oxfmt', '--check', 'src', 'demo', 'test', 'bench']],
]

const kind = process.argv[2]
const files =
  kind === undefined
    ? globSync(['src/**/*.test.ts', 'demo/**/*.test.ts', 'test/**/*.test.ts'])
    : kind === 'pages'
      ? globSync('test/pages/*.pages.ts')
      : globSync(kind)

const failedChecks =
  kind === undefined
    ? checks.filter(([name, [command = '', ...rest]]) => {
        const { status } = spawnSync(join('node_modules/.bin', command), rest, { stdio: 'inherit' })
        process.stdout.write(`${name}: ${status === 0 ? 'ok' : 'FAILED'}\n`)
        return status !== 0
      })
    : []

const folder = mkdtempSync(join(tmpdir(), 'caravanserai-test-'))
// The database's own user must be able to reach its folder.
chmodSync(folder, 0o755)
process.env['TEST_FOLDER'] = folder
process.env['TEST_RUN'] = randomBytes(4).toString('hex')

const inBrowser = files.filter((file) => noBrowser && /^test\/(journeys|pages)\//.test(file))
const outcome = await withServer(() =>
  runTests(
    files.filter((file) => !inBrowser.includes(file)),
    kind === 'pages' ? 90 : 5,
  ),
)
if (inBrowser.length > 0) outcome.skipped.set(`files of journeys: ${noBrowser}`, inBrowser.length)
rmSync(folder, { recursive: true, force: true })
process.exitCode = report(outcome)

/** Holds the server that the tests share, and drops what they made in it. */
async function withServer(work: () => Promise<Outcome>): Promise<Outcome> {
  const { closeServer, dropAll, templateOf } = await import('./support/server.ts')
  try {
    await templateOf('empty')
    await templateOf('demonstration')
    return await work()
  } finally {
    await dropAll()
    await closeServer()
  }
}

function report({ passed, failed, skipped }: Outcome): number {
  const failures = failed + failedChecks.length
  const count = [...skipped.values()].reduce((sum, n) => sum + n, 0)
  const why = [...skipped].map(([reason, n]) => `${reason} (${n})`).join('; ')
  process.stdout.write(`\n${passed} passed, ${failures} failed, ${count} skipped\n`)
  process.stdout.write(
    `${passed + failed} tests ran, ${count} were skipped${count === 0 ? '' : `: ${why}`}\n`,
  )
  return failures === 0 ? 0 : 1
}
