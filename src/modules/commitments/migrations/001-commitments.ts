import { sql } from 'kysely'
import type { Migration } from '../../../platform/database/index.ts'

export const commitments001: Migration = {
  name: 'commitments/001-commitments',
  async up(db) {
    await sql`
      create table view.commitment (
        id uuid primary key,
        number integer not null unique,
        party text not null references view.party,
        text uuid not null,
        paragraph integer not null,
        title jsonb not null,
        due date,
        paths text[] not null,
        accepted timestamptz(3) not null,
        signed boolean not null,
        foreign key (text, paragraph) references view.paragraph
      )`.execute(db)
    await sql`create index commitment_party on view.commitment (party)`.execute(db)
    await sql`create index commitment_paths on view.commitment using gin (paths)`.execute(db)
    await sql`
      create table view.commitment_report (
        id uuid primary key,
        commitment uuid not null references view.commitment,
        progress text not null,
        words text not null,
        reported timestamptz(3) not null,
        signed boolean not null
      )`.execute(db)
    await sql`create index commitment_report_at on view.commitment_report (commitment, reported)`.execute(db)
    await sql`
      create table view.commitment_evidence (
        commitment uuid not null references view.commitment,
        evidence uuid not null,
        act_id uuid not null,
        linked timestamptz(3) not null,
        primary key (commitment, evidence)
      )`.execute(db)
  },
}
