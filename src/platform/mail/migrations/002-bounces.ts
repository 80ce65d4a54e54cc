import { sql } from 'kysely'
import type { Migration } from '../../database/index.ts'

/** When a message that a server had taken was given back. */
export const mail002: Migration = {
  name: 'mail/002-bounces',
  async up(db) {
    await sql`alter table own.mail add column bounced timestamptz(3)`.execute(db)
    // The words hold links and codes: of messages that are done with they are kept no longer, those of before among them.
    await sql`update own.mail set words = '' where sent is not null or tries >= 6`.execute(db)
  },
}
