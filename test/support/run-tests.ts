import { relative } from 'node:path'
import { run } from 'node:test'
import { inspect } from 'node:util'

export interface Outcome {
  passed: number
  failed: number
  /** reason → how many */
  skipped: Map<string, number>
}

interface Reported {
  name: string
  file?: string
  skip?: string | boolean
  todo?: string | boolean
  details: { type?: string; error?: Error; duration_ms: number }
}

const minutes = 60_000

/** Runs test files, each in a process of its own and for so many minutes at most, and prints what failed. */
export async function runTests(files: readonly string[], most: number): Promise<Outcome> {
  const outcome: Outcome = { passed: 0, failed: 0, skipped: new Map() }
  const stream = run({ files: [...files], concurrency: 2, timeout: most * minutes })
  for await (const event of stream) {
    if (event.type === 'test:pass') count(event.data)
    if (event.type === 'test:fail') fail(event.data)
    if (event.type === 'test:stderr') process.stderr.write(event.data.message)
  }
  return outcome

  function count({ skip, details }: Reported): void {
    if (details.type === 'suite') return
    if (skip === undefined || skip === false) outcome.passed += 1
    else {
      const reason = typeof skip === 'string' ? skip : 'without a reason'
      outcome.skipped.set(reason, (outcome.skipped.get(reason) ?? 0) + 1)
    }
  }

  function fail({ name, file, details }: Reported): void {
    if (details.type === 'suite') return
    outcome.failed += 1
    const { error } = details
    const place = file ? relative(process.cwd(), file) : ''
    process.stdout.write(`✖ ${place}: ${name}\n${inspect(error?.cause ?? error, { depth: 4 })}\n`)
  }
}
