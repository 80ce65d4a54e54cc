import { sql } from 'kysely'
import type { Db } from '../../database/index.ts'
import type { Report } from './read-report.ts'

const mostIds = 20

/**
 * Marks the message that a report is about; gives its id, or nothing where none is meant that was sent from here.
 * A message given back counts as refused and is not sent again; one delayed stays sent, with the reason, until it
 * arrives. What was given back stays so, whatever is reported later.
 */
export async function noteReport(db: Db, { action, words, ids }: Report): Promise<string | undefined> {
  const asked = ids.slice(0, mostIds)
  if (asked.length === 0) return undefined
  const rows = await db.selectFrom('own.mail').select(['id', 'bounced']).where('id', 'in', asked).execute()
  const found = asked.flatMap((id) => rows.filter((row) => row.id === id))[0]
  if (!found || found.bounced !== null) return found?.id
  const marked = db.updateTable('own.mail').where('id', '=', found.id)
  if (action === 'failed')
    await marked.set({ sent: null, bounced: sql<string>`now()`, fault: words }).execute()
  else
    await marked
      .where('sent', 'is not', null)
      .set({ fault: action === 'delayed' ? words : null })
      .execute()
  return found.id
}
