import { sql } from 'kysely'
import type { Migration } from '../../../platform/database/index.ts'

export const decisions001: Migration = {
  name: 'decisions/001-decisions',
  async up(db) {
    await sql`
      create table view.proposal (
        id uuid primary key,
        symbol text not null unique,
        address text not null unique,
        body text not null references view.body,
        party text not null,
        title jsonb not null,
        question jsonb not null,
        acts jsonb not null,
        paths text[] not null,
        state text not null,
        made timestamptz(3) not null
      )`.execute(db)
    await sql`create index proposal_paths on view.proposal using gin (paths)`.execute(db)
    await sql`
      create table view.ballot (
        id uuid primary key,
        proposal uuid not null references view.proposal,
        charter jsonb not null,
        members text[] not null,
        present text[] not null,
        opened timestamptz(3) not null,
        closes timestamptz(3),
        closed timestamptz(3)
      )`.execute(db)
    await sql`
      create table view.vote (
        ballot uuid not null references view.ballot,
        party text not null,
        choice text not null check (choice in ('yes', 'no', 'abstain')),
        act_id uuid not null,
        cast_at timestamptz(3) not null,
        signed boolean not null,
        letter text,
        primary key (ballot, party)
      )`.execute(db)
    await sql`
      create table view.decision (
        id uuid primary key,
        proposal uuid not null unique references view.proposal,
        ballot uuid references view.ballot,
        symbol text not null unique,
        address text not null unique,
        body text not null references view.body,
        title jsonb not null,
        outcome text not null check (outcome in ('adopted', 'rejected')),
        method text not null,
        tally jsonb not null,
        decided timestamptz(3) not null
      )`.execute(db)
    await sql`
      create table view.position (
        id uuid primary key,
        decision uuid not null references view.decision,
        party text not null,
        kind text not null check (kind in ('explanation', 'reservation', 'dissociation')),
        paragraph integer,
        words text not null,
        stated timestamptz(3) not null,
        signed boolean not null
      )`.execute(db)
  },
}
