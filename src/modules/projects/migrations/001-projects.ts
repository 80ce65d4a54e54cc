import { sql } from 'kysely'
import type { Migration } from '../../../platform/database/index.ts'

/**
 * Published files and what is in them. Rows of a file may be there before it is published, so that publishing need
 * not insert them while the record's head is locked: nothing refers to `activity_file`, and every query joins it.
 */
export const projects001: Migration = {
  name: 'projects/001-projects',
  async up(db) {
    await sql`
      create table view.activity_file (
        file text primary key,
        act_id uuid not null unique,
        entry bigint not null unique,
        set text not null,
        name text not null,
        media text not null,
        bytes bigint not null,
        version text not null,
        activities integer not null,
        transactions integer not null,
        locations integer not null,
        left_out integer not null,
        published timestamptz(3) not null
      )`.execute(db)
    // json, not jsonb: it keeps the order of attributes, and is quicker to write
    await sql`
      create table view.activity (
        file text not null,
        ordinal integer not null,
        identifier text not null,
        line integer not null,
        status text not null,
        hierarchy integer not null,
        secondary boolean not null,
        reporting_ref text not null,
        reporting_names jsonb not null,
        titles jsonb not null,
        starts text,
        ends text,
        countries text[] not null,
        words text not null,
        tree json not null,
        primary key (file, ordinal)
      )`.execute(db)
    await sql`create unique index activity_identifier on view.activity (identifier, file)`.execute(db)
    await sql`create index activity_countries on view.activity using gin (countries)`.execute(db)
    await sql`
      create table view.activity_transaction (
        file text not null,
        ordinal integer not null,
        number integer not null,
        type text not null,
        day text not null,
        amount numeric not null,
        currency text not null,
        value_day text not null,
        primary key (file, ordinal, number)
      )`.execute(db)
    await sql`
      create table view.activity_location (
        file text not null,
        ordinal integer not null,
        number integer not null,
        names jsonb not null,
        latitude numeric,
        longitude numeric,
        primary key (file, ordinal, number)
      )`.execute(db)
    await sql`
      create table view.activity_sector (
        file text not null,
        ordinal integer not null,
        number integer not null,
        vocabulary text not null,
        code text not null,
        percentage numeric,
        primary key (file, ordinal, number)
      )`.execute(db)
    await sql`
      create table view.activity_organisation (
        file text not null,
        ordinal integer not null,
        number integer not null,
        role text not null,
        ref text,
        type text,
        names jsonb not null,
        primary key (file, ordinal, number)
      )`.execute(db)
    await sql`
      create table view.activity_link (
        identifier text primary key,
        act_id uuid not null,
        targets uuid[] not null,
        paths uuid[] not null
      )`.execute(db)
    await sql`
      create table own.activity_source (
        original text not null,
        kept_contacts boolean not null,
        file text not null,
        primary key (original, kept_contacts)
      )`.execute(db)
  },
}
