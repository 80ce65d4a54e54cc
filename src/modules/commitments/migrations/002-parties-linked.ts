import { sql } from 'kysely'
import type { Migration } from '../../../platform/database/index.ts'

/** Commitments of parties that joined by a sheet are linked to their party, as those of all others were. */
export const commitments002: Migration = {
  name: 'commitments/002-parties-linked',
  async up(db) {
    await sql`
      insert into view.ref (from_id, to_id)
      select c.id, p.own_id from view.commitment c join view.party p on p.id = c.party
      on conflict do nothing`.execute(db)
  },
}
