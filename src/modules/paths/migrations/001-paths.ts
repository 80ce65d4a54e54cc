import { sql } from 'kysely'
import type { Migration } from '../../../platform/database/index.ts'

export const paths001: Migration = {
  name: 'paths/001-paths',
  async up(db) {
    await sql`
      create table view.programme (
        id text primary key, act_id uuid not null unique, title jsonb not null, about jsonb not null
      )`.execute(db)
    await sql`
      create table view.path (
        id uuid primary key,
        programme text not null references view.programme,
        code text not null unique,
        number integer not null,
        title jsonb not null,
        aim jsonb not null,
        unique (programme, number)
      )`.execute(db)
  },
}
