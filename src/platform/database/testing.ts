import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'

/** A temporary folder; others may look into it unless `mode` says otherwise. */
export function makeTemporary(mode = 0o755): string {
  const folder = mkdtempSync(join(tmpdir(), 'caravanserai-test-'))
  chmodSync(folder, mode)
  return folder
}

export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true })

/** Another process that opens the database of a folder and holds it until `release`, or until it is killed. */
export type Holder = {
  process: ChildProcess
  opened: Promise<void>
  release(): Promise<void>
  kill(): Promise<void>
}

// a test that failed leaves its holders; without an end of theirs the run would not end
const children = new Set<ChildProcess>()
after(() => {
  for (const child of children) child.kill('SIGKILL')
})

const script = `
  const { openDatabase } = await import(${JSON.stringify(join(import.meta.dirname, 'index.ts'))})
  const database = await openDatabase({ dataDir: process.argv[1] })
  await database.pool.query('select 1')
  process.stdout.write('opened')
  process.stdin.resume().on('end', () => database.close())
`

export function hold(dataDir: string, user: { uid?: number; gid?: number } = {}): Holder {
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, dataDir], {
    ...user,
    cwd: '/',
    // in a process group of its own, as a terminal's foreground job is
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  children.add(child)
  let complaint = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text))
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve))
  const opened = new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve())
    void closed.then(() => reject(new Error(`The process ended: ${complaint}`)))
  })
  return {
    process: child,
    opened,
    async release() {
      child.stdin.end()
      const code = await closed
      if (code !== 0) throw new Error(`The process ended with ${code}: ${complaint}`)
    },
    async kill() {
      child.kill('SIGKILL')
      await closed
    },
  }
}

/** Command lines of the living processes that work in a folder or were started with it in an argument. */
export function processesOf(folder: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .map((pid) => ({
      command: read(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8')),
      cwd: read(() => readlinkSync(`/proc/${pid}/cwd`)),
    }))
    .filter(({ command, cwd }) => command !== '' && (command.includes(folder) || cwd.startsWith(folder)))
    .map(({ command }) => command.replaceAll('\0', ' '))
}

function read(fn: () => string): string {
  try {
    return fn()
  } catch {
    return ''
  }
}

/** Where the server of a data folder is: in it, or where its pointer says. */
export function placeOf(dataDir: string): string {
  const pointer = join(dataDir, 'database.json')
  if (!existsSync(pointer)) return join(dataDir, 'postgres')
  return (JSON.parse(readFileSync(pointer, 'utf8')) as { place: string }).place
}

/** Sockets that the server of a folder has left in it. */
export function socketsIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.startsWith('.s.PGSQL')) : []
}
