import { sql } from 'kysely'
import type { Migration } from '../../../platform/database/index.ts'

export const instruments001: Migration = {
  name: 'instruments/001-instruments',
  async up(db) {
    await sql`
      create table view.text (
        id uuid primary key,
        address text not null unique,
        title jsonb not null,
        kind text not null,
        authentic text[] not null,
        paths text[] not null,
        decision uuid references view.decision,
        adopted timestamptz(3) not null
      )`.execute(db)
    await sql`create index text_paths on view.text using gin (paths)`.execute(db)
    await sql`
      create table view.paragraph (
        text uuid not null references view.text,
        number integer not null check (number >= 1),
        kind text not null check (kind in ('preambular', 'operative')),
        words jsonb not null,
        primary key (text, number)
      )`.execute(db)
    await sql`
      create table view.text_language (
        text uuid not null references view.text,
        language text not null,
        act_id uuid not null,
        since timestamptz(3) not null,
        primary key (text, language)
      )`.execute(db)
  },
}
