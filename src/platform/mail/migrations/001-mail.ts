import { sql } from 'kysely'
import type { Migration } from '../../database/index.ts'

/** Messages that this installation sends, and what became of them. */
export const mail001: Migration = {
  name: 'mail/001-mail',
  async up(db) {
    await sql`create table own.mail (
      id uuid primary key default gen_random_uuid(),
      recipient text not null,
      subject text not null,
      words text not null,
      created timestamptz(3) not null default now(),
      sent timestamptz(3),
      fault text,
      tries integer not null default 0
    )`.execute(db)
  },
}
