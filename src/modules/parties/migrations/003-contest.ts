import { sql } from 'kysely'
import type { Migration } from '../../../platform/database/index.ts'

/** Acts on a party's written instruction that the party contests. */
export const parties003: Migration = {
  name: 'parties/003-contest',
  async up(db) {
    await sql`
      create table view.contest (
        entry uuid primary key, act_id uuid not null, party text not null, reason text
      )`.execute(db)
  },
}
