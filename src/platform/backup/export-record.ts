import { copyFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Db } from '../database/index.ts'
import type { Store } from '../files/store.ts'
import { nobody } from '../identity/viewer.ts'
import { disclosed } from '../record/disclosed.ts'
import { disclosedFile } from '../record/disclosed-file.ts'
import type { Publisher } from '../record/index.ts'
import { writeWhole } from '../record/publish/folder.ts'
import { snapshot } from '../record/replay/index.ts'
import { makeEmptyFolder, writeRecord } from './write-record.ts'

export interface Exporting {
  readonly db: Db
  readonly publisher: Publisher
  readonly files: Store
}

export interface Exported {
  readonly entries: number
  readonly values: number
  readonly files: number
  /** public files that are not in the store */
  readonly absent: number
}

/**
 * Writes the record as it is served, for the newest checkpoint, into an empty folder: what anybody may read, so that a
 * copy can be kept, served and checked elsewhere. The checkpoint comes last: a folder without one is not whole.
 * @throws NotEmpty when there is something in the folder
 */
export async function exportRecord({ db, publisher, files }: Exporting, folder: string): Promise<Exported> {
  await makeEmptyFolder(folder)
  await publisher.publish()
  const note = await publisher.folder.checkpoint()
  if (note === undefined) throw new Error('nothing is published yet')
  const { size, root } = publisher.open(note)
  return snapshot(db, async (trx) => {
    const { publishedRoot } = await writeRecord(trx, folder, { size, published: size })
    if (!publishedRoot.equals(root)) throw new Error('the entries do not have the root that was signed')
    const values = await writeDisclosed(trx, folder, size)
    const copied = await copyPublicFiles(trx, files, folder)
    await writeWhole(join(folder, 'key'), `${publisher.vkey}\n`)
    await writeWhole(join(folder, 'checkpoint'), note)
    return { entries: size, values, ...copied }
  })
}

const valuesAtOnce = 500

/** Every value behind a commitment that anybody may see. */
async function writeDisclosed(trx: Db, folder: string, size: number): Promise<number> {
  let after = ''
  let written = 0
  for (;;) {
    const rows = await trx
      .selectFrom('own.disclosure as held')
      .innerJoin('record.entry as entry', 'entry.act_id', 'held.act_id')
      .select(['held.commitment', 'held.value', 'held.salt'])
      .where('entry.index', '<', size)
      .where('held.commitment', '>', after)
      .orderBy('held.commitment')
      .limit(valuesAtOnce)
      .execute()
    const shown = await disclosed(
      trx,
      rows.map(({ commitment }) => commitment),
      nobody,
    )
    for (const { commitment, value, salt } of rows) {
      if (shown.get(commitment)?.state !== 'shown') continue
      await writeWhole(join(folder, 'disclosed', commitment), disclosedFile(value, salt))
      written += 1
    }
    const last = rows.at(-1)
    if (!last || rows.length < valuesAtOnce) return written
    after = last.commitment
  }
}

async function copyPublicFiles(
  trx: Db,
  files: Store,
  folder: string,
): Promise<{ files: number; absent: number }> {
  const rows = await trx
    .selectFrom('view.public_file as public')
    .leftJoin('view.redaction as redaction', 'redaction.file', 'public.sha256')
    .select('public.sha256')
    .where('redaction.file', 'is', null)
    .orderBy('public.sha256')
    .execute()
  const count = { files: 0, absent: 0 }
  await mkdir(join(folder, 'file'), { recursive: true })
  for (const { sha256 } of rows)
    if (await files.has(sha256)) {
      await copyFile(files.path(sha256), join(folder, 'file', sha256))
      count.files += 1
    } else count.absent += 1
  return count
}
