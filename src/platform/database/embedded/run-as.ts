import { spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, statSync } from 'node:fs'

/** The user of the server's processes where it is not our own; spread into the options of `spawn`. */
export type RunAs = { uid: number; gid: number } | Record<string, never>

/** PostgreSQL refuses to run as root; `nobody` is on every machine. */
const nobody = { uid: 65534, gid: 65534 }

export const isRoot = (): boolean => process.getuid?.() === 0

/** Whoever owns the folder runs the server in it; as root, for a folder that is not there yet or is root's, nobody. */
export function userOf(folder: string): RunAs {
  if (!isRoot()) return {}
  const { uid, gid } = existsSync(folder) ? statSync(folder) : nobody
  return uid === 0 ? nobody : { uid, gid }
}

/** An environment without the PG… variables of whoever started us, with messages in English. */
export const cleanEnvironment = { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }

/** Whether a shell script succeeds as that user. */
export function succeedsAs(user: RunAs, script: string, ...args: string[]): boolean {
  const options = { ...user, cwd: '/', env: cleanEnvironment, stdio: 'ignore' as const }
  return spawnSync('/bin/sh', ['-c', script, 'sh', ...args], options).status === 0
}

/** Makes a folder that only that user (and root) can enter, unless it is there. */
export function makeFolderFor(user: RunAs, folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if ('uid' in user) chownSync(folder, user.uid, user.gid)
}
