import { performance } from 'node:perf_hooks'
import { round, type Bench, type Row } from './bench.ts'

const acts = 1000
const atOnce = 8

/** Acts performed from several sides at once, each through both calls. */
export async function appends({ perform }: Bench): Promise<Row[]> {
  const times: number[] = []
  let next = 0
  const begin = performance.now()
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (next < acts) {
        const n = next++
        const start = performance.now()
        await perform('status.defined', {
          code: `status-${n % 50}`,
          name: { en: `Status ${n}` },
          rights: [],
          ordinal: 1,
        })
        times.push(performance.now() - start)
      }
    }),
  )
  const seconds = (performance.now() - begin) / 1000
  const sorted = times.toSorted((a, b) => a - b)
  const p99 = sorted[Math.floor(sorted.length * 0.99)] ?? 0
  return [
    {
      what: `appends/s, ${atOnce} at once`,
      figure: round(acts / seconds),
      beside: `p99 ${round(p99, 1)} ms`,
      ratio: '',
      aim: '100',
    },
  ]
}
