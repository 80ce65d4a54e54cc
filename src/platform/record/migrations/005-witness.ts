import { sql } from 'kysely'
import type { Migration } from '../../database/index.ts'

/** What each witness, named by its key, has cosigned and says that it holds. */
export const record005: Migration = {
  name: 'record/005-witness',
  async up(db) {
    await sql`
      create table own.witness (
        vkey text primary key,
        size bigint,
        cosigned timestamptz(3),
        line text,
        held bigint not null default 0,
        fault text
      )`.execute(db)
  },
}
