import { sql } from 'kysely'
import type { Migration } from '../../database/index.ts'

/** People's accounts and ways in: rows of this installation alone, never of the record. */
export const identity001: Migration = {
  name: 'identity/001-identity',
  async up(db) {
    const statements = [
      sql`create table own.account (
        id uuid primary key default gen_random_uuid(),
        name text not null,
        email text,
        created timestamptz(3) not null default now(),
        suspended timestamptz(3)
      )`,
      sql`create unique index account_email on own.account (lower(email))`,
      sql`create table own.account_mandate (
        account uuid not null references own.account on delete cascade,
        mandate uuid primary key
      )`,
      sql`create table own.passkey (
        credential text primary key,
        account uuid not null references own.account on delete cascade,
        cose bytea not null,
        spki text not null,
        alg text not null,
        counter bigint not null,
        transports text[] not null,
        label text not null,
        created timestamptz(3) not null default now(),
        last_used timestamptz(3)
      )`,
      sql`create table own.session (
        hash text primary key,
        account uuid not null references own.account on delete cascade,
        acting uuid,
        created timestamptz(3) not null default now(),
        expires timestamptz(3) not null
      )`,
      sql`create index session_account on own.session (account)`,
      sql`create table own.invitation (
        hash text primary key,
        mandate uuid,
        account uuid references own.account on delete cascade,
        name text not null,
        email text,
        created timestamptz(3) not null default now(),
        expires timestamptz(3) not null,
        used timestamptz(3)
      )`,
      sql`create table own.challenge (
        id uuid primary key default gen_random_uuid(),
        challenge text not null,
        expires timestamptz(3) not null
      )`,
      sql`create table own.email_code (
        account uuid primary key references own.account on delete cascade,
        hash text not null,
        tries integer not null default 0,
        expires timestamptz(3) not null
      )`,
      sql`create table own.rate (
        key text primary key,
        started timestamptz(3) not null default now(),
        count integer not null default 1
      )`,
    ]
    for (const statement of statements) await statement.execute(db)
  },
}
