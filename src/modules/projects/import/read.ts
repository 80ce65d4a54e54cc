import type { Db } from '../../../platform/database/index.ts'
import type { Store } from '../../../platform/files/store.ts'
import { readActivities, type Read, type ReadOptions } from '../iati/index.ts'
import type { Source } from './redact.ts'
import { stage } from './stage.ts'

/** Bytes and activities read so far. */
export type OnProgress = (bytes: number, activities: number) => void

/** What is in a file, each part shown to `see` on its way. */
export async function* reading(
  source: Source,
  options: ReadOptions,
  onProgress: OnProgress = () => {},
  see: (read: Read) => void = () => {},
): AsyncGenerator<Read> {
  let bytes = 0
  let activities = 0
  async function* input() {
    for await (const chunk of source()) {
      bytes += chunk.length
      yield chunk
    }
  }
  for await (const read of readActivities(input(), options)) {
    if (read.activity) activities += 1
    onProgress(bytes, activities)
    see(read)
    yield read
  }
}

/** Stages a public file as it lies in the store; one that is staged already stays. */
export async function stageStored(
  db: Db,
  files: Store,
  file: string,
  onProgress?: OnProgress,
): Promise<void> {
  const stream = await files.get(file)
  if (!stream) throw new Error(`the file ${file} is not in the store`)
  await stage(
    db,
    file,
    reading(() => stream, { keepContacts: true }, onProgress),
  )
}
