import { setTimeout as sleep } from 'node:timers/promises'
import { Fault, openNote, type Verifier } from '../log/index.ts'
import type { Source } from './source.ts'

/**
 * A record that a host serves, whose checkpoint is read anew for some seconds until these witnesses have cosigned it:
 * a checkpoint is published first, and cosigned then. What is missing after that is for the check to tell.
 */
export function cosignedSource(source: Source, witnesses: readonly Verifier[], seconds = 15): Source {
  let checkpoint: Promise<Buffer | undefined> | undefined
  const latest = async () => {
    const until = Date.now() + seconds * 1000
    for (;;) {
      const parts = await source.stream('checkpoint')
      const note = parts && Buffer.concat(await Array.fromAsync(parts))
      if (!note || Date.now() >= until || witnesses.every((one) => isBy(one, note))) return note
      await sleep(1000)
    }
  }
  return {
    ...source,
    read: (path) => (path === 'checkpoint' ? (checkpoint ??= latest()) : source.read(path)),
  }
}

function isBy(witness: Verifier, note: Buffer): boolean {
  try {
    return openNote(note, [witness]).signatures.some(({ by }) => by)
  } catch (error) {
    if (error instanceof Fault) return false
    throw error
  }
}
