import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { bulk, migrations, registry } from '../src/house.ts'
import { leafHash } from '../src/platform/record/log/index.ts'
import { entriesOf, folderSource, verifyRecord } from '../src/platform/record/verify/index.ts'
import {
  opening,
  testEntry,
  testLog,
  writeSignedRecord,
  type TestLog,
} from '../test/support/signed-record.ts'
import { round, type Bench, type Row } from './bench.ts'

/**
 * Verifying 100,000 entries for their integrity and signatures, and 2,000 for their meaning too, which performs them
 * again; each beside only reading, hashing and parsing the same bytes.
 */
export const verifying = async (bench: Bench): Promise<Row[]> => [
  ...(await verify(bench, 100_000, ['a', 'b'])),
  ...(await verify(bench, 2_000, ['c'])),
]

async function verify({ house }: Bench, size: number, levels: string[]): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'caravanserai-verify-'))
  try {
    const log = testLog('bench.example/record/1')
    await writeSignedRecord(folder, log, entries(log, size))
    const source = folderSource(folder)
    const begin = performance.now()
    for await (const bytes of entriesOf(source, size)) {
      leafHash(bytes)
      JSON.parse(bytes.toString())
    }
    const bare = performance.now() - begin
    const openDatabase = async () => ({ ...house.database, close: async () => {} })
    const rows: Row[] = []
    const verified = verifyRecord({ source, trusted: {}, registry, migrations, bulk, openDatabase })
    for (let from = performance.now(); rows.length < levels.length; from = performance.now()) {
      const { value } = await verified.next()
      if (!value?.holds) throw new Error(value?.line)
      const [level = ''] = value.line
      if (!levels.includes(level)) continue
      const ms = performance.now() - from
      rows.push({
        what: `verifying ${size} entries, level ${level}, s`,
        figure: round(ms / 1000, 1),
        beside: `reading, hashing and parsing ${round(bare / 1000, 2)}`,
        ratio: round(ms / bare, 1),
      })
    }
    return rows
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function* entries(log: TestLog, size: number) {
  yield opening(log)
  for (let index = 1; index < size; index++)
    yield testEntry(index, {
      type: 'status.defined',
      body: { code: `status-${index % 50}`, name: { en: `Status ${index}` }, rights: [], ordinal: 1 },
    })
}
