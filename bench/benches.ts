import { appends } from './appends.ts'
import type { Bench, Row } from './bench.ts'
import { cachedPage, pageWithQuery } from './pages.ts'
import { verifying } from './verifying.ts'
import { startAndMemory } from './start.ts'

export const benches: Record<string, (bench: Bench) => Promise<Row[]>> = {
  page: pageWithQuery,
  cached: cachedPage,
  appends,
  verify: verifying,
  start: startAndMemory,
}
