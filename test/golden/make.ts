/*
 * Appends golden entries: at least one for every type of act, kept and replayed for ever by `golden.test.ts`.
 *
 *   node test/golden/make.ts
 *
 * 1. For a new type of act (a new meaning of one is a new type), write at the END of `scenario/index.ts` what performs
 *    it, each act under a name of its own, at an instant later than all before. Never change, move or take away what
 *    is written there: an act of a known name is on the record, and is passed over.
 * 2. Run this. It replays the record as it is held, performs what is not on it yet through the recorder, and appends
 *    to `record.jsonl` the entries, to `files/` the public files that they need, and writes `views.json` anew. What
 *    lies behind commitments is not kept; replay does without.
 * 3. Commit what has changed. Only lines are added to `record.jsonl`. Run again, it changes nothing.
 *
 * It changes nothing either where the record as held is refused, or gives other views than `views.json` has: an act's
 * meaning was changed, which is to be mended in the code. Only where a migration gives a view table another form on
 * purpose (a column renamed, a table gone) take that table out of `views.json` by hand; this then writes it anew.
 */
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { registry } from '../../src/house.ts'
import { entriesHeld, filesIn } from '../../src/platform/record/replay/index.ts'
import { parseEntry } from '../../src/platform/record/log/index.ts'
import { closeServer } from '../support/server.ts'
import { heldEntries, heldFiles, place, withReplayed, type Replayed } from './held.ts'
import { performScenario } from './scenario/index.ts'
import { openScribe } from './scribe.ts'
import { heldViews, sumsNow, viewsThatDiffer } from './views.ts'

const tell = (line: string) => process.stdout.write(`${line}\n`)

/** Performs what is not on the record yet, and keeps the files of it; gives the new entries. */
async function extend(replayed: Replayed): Promise<Buffer[]> {
  const { db } = replayed.database
  const differ = await viewsThatDiffer(db, heldViews())
  if (differ.length > 0) throw new Error(`the record as held gives other views: ${differ.join('; ')}`)
  const scribe = await openScribe(replayed)
  await performScenario(scribe)
  const { size } = await db.selectFrom('record.head').select('size').executeTakeFirstOrThrow()
  const added = (await Array.fromAsync(entriesHeld(db, size))).slice(heldEntries().length)

  const shown = await db
    .selectFrom('view.public_file as public')
    .leftJoin('view.redaction as redaction', 'redaction.file', 'public.sha256')
    .select('public.sha256')
    .where('redaction.file', 'is', null)
    .execute()
  const isPublic = new Set(shown.map(({ sha256 }) => sha256))
  mkdirSync(place('files'), { recursive: true })
  for (const bytes of added) {
    const { act } = parseEntry(bytes)
    for (const sha256 of filesIn(act.body).filter((name) => isPublic.has(name))) {
      const file = await replayed.files.read(sha256)
      if (file && !heldFiles().includes(sha256)) writeFileSync(place(`files/${sha256}`), file)
    }
  }
  return added
}

try {
  const held = heldEntries()
  const added = await withReplayed(extend)
  // Before anything is written, the longer record must replay: it can never be taken back.
  const all = [...held, ...added]
  const views = await withReplayed(({ database }) => sumsNow(database.db), all)
  if (added.length > 0)
    appendFileSync(place('record.jsonl'), added.map((bytes) => `${bytes.toString()}\n`).join(''))
  writeFileSync(place('views.json'), `${JSON.stringify(views, null, 2)}\n`)

  const there = new Set(all.map((bytes) => parseEntry(bytes).act.type))
  const without = registry.types.filter((type) => !there.has(type))
  tell(`${added.length} entries added, ${all.length} in all`)
  for (const type of without) tell(`no golden entry of ${type}: add it at the end of scenario/index.ts`)
  process.exitCode = without.length === 0 ? 0 : 1
} finally {
  await closeServer()
}
