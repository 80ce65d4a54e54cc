import { sql } from 'kysely'
import type { Migration } from '../../database/index.ts'

/** What people have begun and not finished, addresses that wait for their code, and members' identity providers. */
export const identity002: Migration = {
  name: 'identity/002-drafts-and-providers',
  async up(db) {
    const statements = [
      sql`create table own.draft (
        id uuid primary key default gen_random_uuid(),
        account uuid not null references own.account on delete cascade,
        kind text not null,
        content jsonb not null,
        changed timestamptz(3) not null default now()
      )`,
      sql`create index draft_account on own.draft (account, kind)`,
      sql`alter table own.email_code add column email text`,
      sql`create table own.identity_provider (
        id uuid primary key default gen_random_uuid(),
        name text not null,
        issuer text not null,
        client_id text not null,
        client_secret text not null,
        party text not null,
        created timestamptz(3) not null default now()
      )`,
      sql`create table own.provider_account (
        provider uuid not null references own.identity_provider on delete cascade,
        subject text not null,
        account uuid not null references own.account on delete cascade,
        primary key (provider, subject),
        unique (provider, account)
      )`,
      sql`create table own.provider_start (
        state text primary key,
        provider uuid not null references own.identity_provider on delete cascade,
        browser text not null,
        nonce text not null,
        verifier text not null,
        then_address text not null,
        expires timestamptz(3) not null
      )`,
    ]
    for (const statement of statements) await statement.execute(db)
  },
}
