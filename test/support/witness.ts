import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from './listening.ts'

const launcher = fileURLToPath(new URL('../../bin/caravanserai', import.meta.url))

export interface RunningWitness {
  readonly vkey: string
  readonly address: string
  /** the setting WITNESSES of a mechanism that it cosigns */
  readonly setting: string
  readonly dataDir: string
  /** asks for a cosignature, with any body */
  post(body: string): Promise<Response>
  /** ends it as a power cut would */
  kill(): Promise<void>
}

/** Runs the command that a member institution runs, until it says its key. */
export async function startWitness(
  logs: readonly string[],
  given: { dataDir?: string; port?: number; words?: readonly string[] } = {},
): Promise<RunningWitness> {
  const dataDir = given.dataDir ?? (await mkdtemp(join(tmpdir(), 'caravanserai-witness-')))
  const port = given.port ?? (await freePort())
  const words = ['witness', ...logs.flatMap((log) => ['--log', log]), '--port', String(port)]
  const child = spawn(launcher, [...words, ...(given.words ?? [])], {
    env: { PATH: process.env['PATH'] ?? '', DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const address = `http://127.0.0.1:${port}`
  const vkey = await firstLine(child)
  return {
    vkey,
    address,
    setting: `${vkey} ${address}`,
    dataDir,
    post: (body) => fetch(`${address}/add-checkpoint`, { method: 'POST', body }),
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
  }
}

async function firstLine(child: ChildProcess): Promise<string> {
  let told = ''
  for await (const part of child.stdout ?? []) {
    told += String(part)
    if (told.includes('\n')) return told.slice(0, told.indexOf('\n'))
  }
  throw new Error('the witness did not start')
}
