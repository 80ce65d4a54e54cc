import { sql } from 'kysely'
import type { Migration } from '../../database/index.ts'

/** Public files that another stands in for. */
export const record006: Migration = {
  name: 'record/006-redaction',
  async up(db) {
    await sql`
      create table view.redaction (
        file text primary key references view.public_file, by_file text not null, act_id uuid not null
      )`.execute(db)
  },
}
