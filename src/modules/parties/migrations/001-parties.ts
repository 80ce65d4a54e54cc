import { sql } from 'kysely'
import type { Migration } from '../../../platform/database/index.ts'

export const parties001: Migration = {
  name: 'parties/001-parties',
  async up(db) {
    await sql`
      create table view.status (
        code text primary key, name jsonb not null, rights text[] not null, ordinal integer not null
      )`.execute(db)
    await sql`
      create table view.party (
        id text primary key,
        act_id uuid not null unique,
        kind text not null,
        name jsonb not null,
        short_name jsonb not null,
        country text,
        website text,
        identifiers jsonb not null,
        status text not null references view.status,
        since date,
        focal_point text
      )`.execute(db)
    await sql`
      create table view.party_status (
        party text not null references view.party,
        act_id uuid not null,
        status text not null references view.status,
        from_day date,
        primary key (party, act_id)
      )`.execute(db)
  },
}
