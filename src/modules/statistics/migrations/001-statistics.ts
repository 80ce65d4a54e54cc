import { sql } from 'kysely'
import type { Migration } from '../../../platform/database/index.ts'

export const statistics001: Migration = {
  name: 'statistics/001-statistics',
  async up(db) {
    const statements = [
      sql`create table view.data_set (id text primary key, act_id uuid not null unique, structure jsonb not null)`,
      sql`create table view.release (
        act_id uuid primary key,
        data_set text not null references view.data_set,
        number integer not null,
        file text not null unique,
        bytes bigint not null,
        observations integer not null,
        published timestamptz(3) not null,
        unique (data_set, number)
      )`,
      sql`create table view.observation (
        file text not null, ordinal integer not null, observation jsonb not null, primary key (file, ordinal)
      )`,
      sql`create table view.measure (
        id text primary key,
        act_id uuid not null unique,
        data_set text not null references view.data_set,
        definition jsonb not null
      )`,
      sql`create table view.claim (
        id uuid primary key,
        address text not null unique,
        data_set text not null references view.data_set,
        claim jsonb not null,
        paths text[] not null
      )`,
      sql`create table view.claim_verdict (
        claim uuid not null references view.claim,
        act_id uuid not null,
        ordinal integer not null,
        release integer not null,
        verdict text not null,
        judged jsonb not null,
        at timestamptz(3) not null,
        primary key (claim, act_id)
      )`,
    ]
    for (const statement of statements) await statement.execute(db)
  },
}
