import { sql } from 'kysely'
import type { Migration } from '../../../platform/database/index.ts'

export const bodies001: Migration = {
  name: 'bodies/001-bodies',
  async up(db) {
    await sql`
      create table view.body (
        id text primary key,
        act_id uuid not null unique,
        name jsonb not null,
        symbol text not null unique,
        charter jsonb not null
      )`.execute(db)
    await sql`
      create table view.seat (
        body text not null references view.body,
        party text not null,
        act_id uuid not null,
        from_day date not null,
        to_day date,
        primary key (body, party, from_day)
      )`.execute(db)
    await sql`create index seat_party on view.seat (party)`.execute(db)
    await sql`
      create table view.post (
        act_id uuid primary key,
        body text not null references view.body,
        post text not null,
        party text not null,
        from_day date not null,
        to_day date
      )`.execute(db)
  },
}
