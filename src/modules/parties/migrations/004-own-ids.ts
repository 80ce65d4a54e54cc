import { sql } from 'kysely'
import type { Migration } from '../../../platform/database/index.ts'
import type { Entry } from '../../../platform/record/index.ts'
import { ownId } from '../rules/own-id.ts'

/** Every party has an id by which acts build on it, also one that joined with others of a sheet. */
export const parties004: Migration = {
  name: 'parties/004-own-ids',
  async up(db) {
    await sql`alter table view.party add column own_id uuid`.execute(db)
    await sql`update view.party set own_id = act_id`.execute(db)
    const sheets = await db
      .selectFrom('record.entry')
      .select(['act_id', 'bytes'])
      .where('type', '=', 'parties.imported')
      .execute()
    for (const { act_id, bytes } of sheets) {
      const { act } = JSON.parse(bytes.toString()) as Entry
      const joined = act.body['parties'] as readonly { id: string }[]
      for (const [ordinal, { id }] of joined.entries())
        await db
          .updateTable('view.party')
          .set({ own_id: ownId(act_id, ordinal, joined.length) })
          .where('id', '=', id)
          .execute()
    }
    await sql`alter table view.party alter column own_id set not null`.execute(db)
    await sql`create unique index party_own_id on view.party (own_id)`.execute(db)
  },
}
