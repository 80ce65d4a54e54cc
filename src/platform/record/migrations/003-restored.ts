import { sql } from 'kysely'
import type { Migration } from '../../database/index.ts'

/** A restored record takes no act until it is sure that nothing later was published. */
export const record003: Migration = {
  name: 'record/003-restored',
  async up(db) {
    await sql`alter table record.head add column restored timestamptz(3)`.execute(db)
  },
}
