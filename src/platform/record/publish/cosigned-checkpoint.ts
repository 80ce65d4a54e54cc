import { withAdvisoryLock, type Database } from '../../database/index.ts'
import { cosignatureIn, Fault, openNote, parseVkey, signatureLine, type Verifier } from '../log/index.ts'
import type { RecordFolder } from './folder.ts'
import { keptOf } from './kept-cosignatures.ts'

export interface Laying {
  readonly database: Database
  readonly folder: RecordFolder
  readonly log: Verifier
  /** the advisory lock under which the published checkpoint is written */
  readonly lock: string
  readonly witnesses: readonly { readonly vkey: string }[]
}

/** Is this a signature line of the witness over the text? */
export function isOver(text: string, line: string, witness: Verifier): boolean {
  try {
    return cosignatureIn(line, text, witness).line === line
  } catch (error) {
    if (error instanceof Fault) return false
    throw error
  }
}

/**
 * Lays the cosignatures that are kept onto the published checkpoint with this text. A newer checkpoint that is
 * published already stays as it is: cosignatures of its own will come.
 */
export async function layCosignatures(
  { database, folder, log, lock, witnesses }: Laying,
  text: string,
): Promise<void> {
  await withAdvisoryLock(database, lock, async () => {
    const note = await folder.checkpoint()
    const now = note === undefined ? undefined : openNote(note, [log])
    if (now?.text !== text) return
    const own = now.signatures.filter(({ by }) => by).map(signatureLine)
    const lines: string[] = []
    for (const { vkey } of witnesses) {
      const line = (await keptOf(database.db, vkey))?.line
      if (line && isOver(text, line, parseVkey(vkey))) lines.push(line)
    }
    const wanted = [text, '\n', ...own, ...lines].join('')
    if (wanted !== note) await folder.writeCheckpoint(wanted)
  })
}
