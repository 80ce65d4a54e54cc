import { sql } from 'kysely'
import type { Migration } from '../../../platform/database/index.ts'

/**
 * Observations of a file may be there before it is published, so that publishing need not insert them while the
 * record's head is locked: nothing refers to `release`, and every query of observations joins it.
 */
export const statistics001: Migration = {
  name: 'statistics/001-statistics',
  async up(db) {
    await sql`
      create table view.data_set (
        id text primary key, act_id uuid not null unique, structure jsonb not null
      )`.execute(db)
    await sql`
      create table view.release (
        file text primary key,
        act_id uuid not null unique,
        entry bigint not null,
        data_set text not null references view.data_set,
        number integer not null,
        title jsonb,
        announced text,
        bytes bigint not null,
        observations integer not null,
        published timestamptz(3) not null,
        unique (data_set, number)
      )`.execute(db)
    await sql`
      create table view.observation (
        file text not null,
        data_set text not null,
        number integer not null,
        line integer not null,
        measure text not null,
        key jsonb not null,
        starts text not null,
        ends text not null,
        value text,
        status text not null,
        unit text not null,
        source text,
        read text,
        grade text,
        note text,
        composition text,
        primary key (file, data_set, number)
      )`.execute(db)
    // a series is a measure, a unit and a key: what is computed reads its few series, not the whole data set
    await sql`create index observation_series on view.observation (data_set, measure, unit, key)`.execute(db)
    await sql`
      create table view.measure (
        id text primary key,
        act_id uuid not null unique,
        data_set text not null references view.data_set,
        definition jsonb not null
      )`.execute(db)
    await sql`
      create table view.claim (
        id uuid primary key,
        address text not null unique,
        data_set text not null references view.data_set,
        claim jsonb not null,
        paths uuid[] not null
      )`.execute(db)
    await sql`
      create table view.claim_verdict (
        claim uuid not null references view.claim,
        act_id uuid not null,
        entry bigint not null,
        release integer not null,
        verdict text not null,
        assertions jsonb not null,
        at timestamptz(3) not null,
        primary key (claim, entry)
      )`.execute(db)
  },
}
