import { sql } from 'kysely'
import type { Migration } from '../../database/index.ts'

/** Acts that a secretary recorded on a party's written instruction; the party can contest them. */
export const record004: Migration = {
  name: 'record/004-instruction',
  async up(db) {
    await sql`
      create table view.instruction (act_id uuid primary key, party text not null, letter text not null)`.execute(
      db,
    )
    await sql`create index instruction_party on view.instruction (party)`.execute(db)
  },
}
