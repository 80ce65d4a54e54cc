import { sql } from 'kysely'
import type { Migration } from '../../database/index.ts'

/** One index over everything that can be found by words, in each language that it is in. */
export const search001: Migration = {
  name: 'search/001-search',
  async up(db) {
    await sql`
      create table view.search (
        subject text not null,
        lang text not null,
        kind text not null,
        href text not null,
        title text not null,
        body text not null,
        stems tsvector not null,
        grams text[] not null,
        primary key (subject, lang)
      )`.execute(db)
    await sql`create index search_stems on view.search using gin (stems)`.execute(db)
    await sql`create index search_grams on view.search using gin (grams)`.execute(db)
  },
}
