import { benches } from './benches.ts'
import { openBench } from './bench.ts'

/** Prints a table of measurements; every ratio is of two figures measured in this one run. */
const wanted = process.argv.slice(2)
const bench = await openBench()
process.stdout.write(`${['measurement', 'figure', 'beside', 'ratio', 'aim'].join('\t')}\n`)
try {
  for (const [name, measure] of Object.entries(benches)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue
    for (const row of await measure(bench))
      process.stdout.write(
        `${[row.what, row.figure, row.beside ?? '', row.ratio ?? '', row.aim ?? ''].join('\t')}\n`,
      )
  }
} finally {
  await bench.close()
}
