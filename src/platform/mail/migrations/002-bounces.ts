import { sql } from 'kysely'
import type { Migration } from '../../database/index.ts'

/** When a message that a server had taken was given back. */
export const mail002: Migration = {
  name: 'mail/002-bounces',
  async up(db) {
    await sql`alter table own.mail add column bounced timestamptz(3)`.execute(db)
  },
}
