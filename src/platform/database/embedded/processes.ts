import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/** A process told apart from later ones with the same id: 'pid.start', its start in clock ticks since boot. */
export type Identity = string

/** Fields of /proc/<pid>/stat from the third on: state, parent, … (proc_pid_stat(5)). */
function stat(pid: number): string[] | undefined {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'latin1')
    // the second field, the name, is in parentheses and may hold anything
    return line.slice(line.lastIndexOf(')') + 2).split(' ')
  } catch {
    return undefined
  }
}

/** Nothing when there is no such process, or only its zombie. */
export function identify(pid: number): Identity | undefined {
  const fields = stat(pid)
  return !fields || fields[0] === 'Z' || fields[0] === 'X' ? undefined : `${pid}.${fields[19]}`
}

/** `identity` may have more parts after its two, as a lease has. */
export function isAlive(identity: Identity): boolean {
  const [pid, start] = identity.split('.')
  return identify(Number(pid)) === `${pid}.${start}`
}

export function findParent(pid: number): number | undefined {
  const parent = Number(stat(pid)?.[1])
  return parent > 0 ? parent : undefined
}

/** The arguments a process was started with; none for a zombie or when there is none. */
export function commandLine(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
  } catch {
    return []
  }
}

/** Waits until the condition holds; false when it has not within `limit` milliseconds. */
export async function until(condition: () => boolean, limit: number): Promise<boolean> {
  for (const end = Date.now() + limit; !condition(); await sleep(15)) {
    if (Date.now() > end) return false
  }
  return true
}
