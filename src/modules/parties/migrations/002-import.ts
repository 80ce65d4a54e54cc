import { sql } from 'kysely'
import type { Migration } from '../../../platform/database/index.ts'

/** One act may bring many parties, and a party has a region. */
export const parties002: Migration = {
  name: 'parties/002-import',
  async up(db) {
    await sql`alter table view.party drop constraint party_act_id_key`.execute(db)
    await sql`create index party_act on view.party (act_id)`.execute(db)
    await sql`alter table view.party add column region text`.execute(db)
  },
}
