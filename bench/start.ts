import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { round, type Bench, type Row } from './bench.ts'

const launcher = fileURLToPath(new URL('../bin/caravanserai', import.meta.url))

/** Starts the demonstration as a user does, until its first page; gives milliseconds and resident megabytes. */
async function start(dataDir: string, port: number): Promise<{ ms: number; megabytes: number }> {
  const begin = performance.now()
  const child = spawn(launcher, ['serve'], {
    env: { ...process.env, DATA_DIR: dataDir, PORT: String(port) },
    stdio: 'ignore',
  })
  const url = `http://localhost:${port}/en/`
  while (
    !(await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    ))
  )
    await new Promise((resolve) => setTimeout(resolve, 20))
  const ms = performance.now() - begin
  const status = await readFile(`/proc/${child.pid}/status`, 'utf8')
  const kilobytes = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0)
  child.kill('SIGTERM')
  await once(child, 'exit')
  return { ms, megabytes: kilobytes / 1024 }
}

/** The first start opens the record and performs the demonstration; the second finds both. */
export async function startAndMemory(_bench: Bench): Promise<Row[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'caravanserai-start-'))
  try {
    const first = await start(dataDir, 4391)
    const second = await start(dataDir, 4391)
    return [
      { what: 'first start to first page, ms', figure: round(first.ms), aim: '8000' },
      { what: 'second start to first page, ms', figure: round(second.ms), aim: '3000' },
      { what: 'memory after the first page, MB', figure: round(second.megabytes) },
    ]
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}
