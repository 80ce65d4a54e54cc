import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrations, registry } from '../../src/house.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { openStore, type Store } from '../../src/platform/files/store.ts'
import { replay, withScratch } from '../../src/platform/record/replay/index.ts'
import { testServer } from '../support/server.ts'

export const place = (name: string): string => join(import.meta.dirname, name)

/** The golden entries as they were logged, one a line. */
export function heldEntries(): Buffer[] {
  if (!existsSync(place('record.jsonl'))) return []
  // latin1 gives every byte back as it was, also one that is not UTF-8
  const lines = readFileSync(place('record.jsonl'), 'latin1').split('\n')
  if (lines.pop() !== '') throw new Error('record.jsonl does not end with its last line')
  return lines.map((line) => Buffer.from(line, 'latin1'))
}

/** The names of the public files that golden entries need: the SHA-256 of each. */
export const heldFiles = (): string[] => (existsSync(place('files')) ? readdirSync(place('files')) : [])

export interface Replayed {
  readonly database: Database
  readonly files: Store
  /** a folder that is gone afterwards */
  readonly folder: string
}

/**
 * The golden entries, or these, performed again by today's rules in a database that is gone afterwards.
 * @throws ReplayFault at the first that these rules do not give
 */
export async function withReplayed<T>(
  work: (replayed: Replayed) => Promise<T>,
  entries: readonly Buffer[] = heldEntries(),
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'caravanserai-golden-'))
  try {
    const files = await openStore(join(folder, 'files'))
    for (const name of heldFiles()) {
      const bytes = readFileSync(place(`files/${name}`))
      const { sha256 } = await files.put(bytes, { maxBytes: bytes.length })
      if (sha256 !== name) throw new Error(`files/${name} has other bytes than its name says`)
    }
    return await withScratch(await testServer(), migrations, async (database) => {
      await replay(database, { registry, files }, () => inTurn(entries))
      return work({ database, files, folder })
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function* inTurn<T>(values: readonly T[]): AsyncGenerator<T> {
  yield* values
}
