import { createPrivateKey } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Db } from '../database/index.ts'
import { formatVkey, Growth, leafHash, openCheckpoint, parseVkey, TILE_WIDTH } from '../record/log/index.ts'
import { RecordFolder } from '../record/publish/folder.ts'
import { entriesHeld } from '../record/replay/index.ts'
import { fault, note, ok, wordsOf, type Finding } from './finding.ts'

const resumeIt =
  'Run "caravanserai record resume --checkpoint FILE_OR_URL" with the newest checkpoint that a member, a mirror or the old server holds.'

/** The record's head, key and clock; then what was published, beside what the database holds. */
export async function checkRecord(db: Db, dataDir: string, now: () => Date): Promise<Finding[]> {
  const head = await db.selectFrom('record.head').selectAll().executeTakeFirst()
  if (!head) return [fault('The record is not open yet.', 'Start "caravanserai serve" once.')]
  const findings = [
    ok(`The record ${head.origin} (${head.kind}) has ${head.size} entries.`),
    head.restored === null
      ? ok('The record takes acts.')
      : fault(`The record was restored on ${head.restored} and takes no act.`, resumeIt),
    Date.parse(head.recorded) > now().getTime()
      ? fault(
          `The newest entry is of ${head.recorded}, which is later than this machine’s clock.`,
          'Set the clock right: until then every act is recorded a millisecond after the one before it.',
        )
      : ok('The clock is later than the newest entry.'),
  ]
  try {
    return [...findings, ...(await checkPublished(db, dataDir, head))]
  } catch (error) {
    return [
      ...findings,
      fault(`What was published cannot be read: ${wordsOf(error)}.`, 'Look at the folder record.'),
    ]
  }
}

async function checkPublished(
  db: Db,
  dataDir: string,
  head: { origin: string; size: number },
): Promise<Finding[]> {
  const vkey = formatVkey(head.origin, createPrivateKey(await readFile(join(dataDir, 'log.key'))))
  const [first] = await Array.fromAsync(entriesHeld(db, 1))
  const opened = first && (JSON.parse(first.toString()) as { act: { body: { key?: string } } }).act.body.key
  const findings = [
    opened === vkey
      ? ok('The log’s key is the one with which the record was opened.')
      : fault(
          'The log’s key is not the one with which the record was opened.',
          'Put the right log.key into the data folder, from a backup: what another key signs, nobody accepts.',
        ),
  ]
  const folder = new RecordFolder(join(dataDir, 'record'))
  const text = await folder.checkpoint()
  if (text === undefined)
    return [...findings, note('Nothing is published yet.', 'Start "caravanserai serve".')]
  const { size, root } = openCheckpoint(text, parseVkey(vkey))
  if (size > head.size)
    return [
      ...findings,
      fault(
        `${size} entries were published, and the database holds ${head.size}: it is an older one.`,
        'Restore the newest backup. Nothing is signed until then, so that the record does not fork.',
      ),
    ]
  return [
    ...findings,
    ok(`${size} of ${head.size} entries are published.`),
    await checkRoot(db, size, root),
    await checkTiles(folder, size, root),
  ]
}

async function checkRoot(db: Db, size: number, root: Buffer): Promise<Finding> {
  const growth = await Growth.open(() => Promise.reject(new Error('an empty tree has no tiles')), 0)
  for await (const bytes of entriesHeld(db, size)) growth.add(leafHash(bytes))
  return growth.size === size && growth.root().equals(root)
    ? ok('The entries in the database have the root that was signed.')
    : fault(
        'The entries in the database do not have the root that was signed: some were changed or lost.',
        'Run "caravanserai replay", which names the first; then restore the newest backup.',
      )
}

async function checkTiles(folder: RecordFolder, size: number, root: Buffer): Promise<Finding> {
  const again = 'Restart "caravanserai serve", which writes them again from the database.'
  try {
    const growth = await Growth.open(folder.hashes, size)
    const last = { index: Math.ceil(size / TILE_WIDTH) - 1, width: ((size - 1) % TILE_WIDTH) + 1 }
    const bundle = await folder.readTile({ level: 'entries', ...last })
    return bundle && growth.root().equals(root)
      ? ok('The published tiles can be read and have the root that was signed.')
      : fault('The published tiles do not have the root that was signed.', again)
  } catch (error) {
    return fault(`The published tiles cannot be read: ${wordsOf(error)}.`, again)
  }
}
