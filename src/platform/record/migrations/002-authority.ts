import { sql } from 'kysely'
import type { Migration } from '../../database/index.ts'

/** Who may act for whom, and with which keys. */
export const record002: Migration = {
  name: 'record/002-authority',
  async up(db) {
    await sql`
      create table view.mandate (
        id uuid primary key,
        party text not null,
        person text not null,
        powers text[] not null,
        from_day date not null,
        to_day date,
        granted timestamptz(3) not null,
        revoked timestamptz(3)
      )`.execute(db)
    await sql`create index mandate_party on view.mandate (party)`.execute(db)
    await sql`
      create table view.key (
        key text not null,
        mandate uuid not null references view.mandate,
        alg text not null,
        public text not null,
        added timestamptz(3) not null,
        revoked timestamptz(3),
        primary key (key, mandate)
      )`.execute(db)
    await sql`
      create table view.mechanism (
        single boolean primary key default true check (single),
        name jsonb not null,
        languages text[] not null,
        description jsonb not null
      )`.execute(db)
    await sql`
      create table view.public_file (
        sha256 text primary key, media text not null, bytes bigint not null, act_id uuid not null
      )`.execute(db)
  },
}
