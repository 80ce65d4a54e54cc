import { sql } from 'kysely'
import type { Migration } from '../../database/index.ts'

/** The log itself, the index of references, and what never enters the log. */
export const record001: Migration = {
  name: 'record/001-record',
  async up(db) {
    await sql`
      create table record.entry (
        index bigint primary key check (index >= 0),
        act_id uuid not null unique,
        type text not null,
        party text not null,
        recorded timestamptz(3) not null,
        bytes bytea not null check (length(bytes) <= 65535),
        leaf bytea not null check (length(leaf) = 32)
      )`.execute(db)
    await sql`create index entry_type on record.entry (type, index)`.execute(db)
    await sql`create index entry_party on record.entry (party, index)`.execute(db)
    await sql`
      create table record.head (
        single boolean primary key default true check (single),
        size bigint not null,
        recorded timestamptz(3) not null,
        origin text not null,
        kind text not null check (kind in ('demonstration', 'rehearsal', 'real'))
      )`.execute(db)
    await sql`create table record.checkpoint (size bigint primary key, note text not null)`.execute(db)
    await sql`
      create function record.refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception 'the public record is append-only';
      end $$`.execute(db)
    await sql`
      create trigger append_only before update or delete on record.entry
      for each row execute function record.refuse_change()`.execute(db)
    await sql`
      create trigger append_only_whole before truncate on record.entry
      for each statement execute function record.refuse_change()`.execute(db)

    await sql`
      create table view.ref (from_id uuid not null, to_id uuid not null, primary key (from_id, to_id))`.execute(
      db,
    )
    await sql`create index ref_to on view.ref (to_id)`.execute(db)
    await sql`
      create table view.commitment_state (
        commitment text primary key,
        state text not null check (state in ('erased', 'withheld', 'released')),
        audience text,
        act_id uuid not null
      )`.execute(db)
    await sql`
      create table view.refused_consequence (
        act_id uuid primary key, cause uuid not null, type text not null, reason text not null
      )`.execute(db)

    await sql`
      create table own.disclosure (
        commitment text primary key,
        act_id uuid not null,
        name text not null,
        value jsonb not null,
        salt bytea not null,
        audience text not null
      )`.execute(db)
    await sql`
      create table own.prepared (
        act_id uuid primary key,
        account uuid,
        act text not null,
        disclosures jsonb not null,
        then_address text,
        expires timestamptz(3) not null
      )`.execute(db)
  },
}
