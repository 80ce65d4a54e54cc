import { sql } from 'kysely'
import type { Migration } from '../../database/index.ts'

/** What became of each invitation; and forms that were sent after their session had ended. */
export const identity003: Migration = {
  name: 'identity/003-forms-and-invitations',
  async up(db) {
    const statements = [
      sql`alter table own.invitation
        add column inviter uuid references own.account on delete set null,
        add column revoked timestamptz(3),
        add column mail uuid references own.mail on delete set null`,
      sql`alter table own.draft
        alter column account drop not null,
        add column browser text,
        add constraint draft_owner check (account is not null or browser is not null)`,
      sql`create index draft_kind on own.draft (kind, changed)`,
    ]
    for (const statement of statements) await statement.execute(db)
  },
}
