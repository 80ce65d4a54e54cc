import { sql } from 'kysely'
import type { Migration } from '../../../platform/database/index.ts'
import { activityFrom, fromJsonML } from '../iati/index.ts'
import { searchRowsOf } from '../import/search-rows.ts'

// a statement has at most 65,535 parameters, and a row of the search a dozen
const activitiesAtOnce = 50

/** What the one search finds of activities, staged with them; of those that are staged already, as replay stages it. */
export const projects002: Migration = {
  name: 'projects/002-search',
  async up(db) {
    await sql`
      create table view.activity_search (
        file text not null,
        ordinal integer not null,
        subject text not null,
        lang text not null,
        kind text not null,
        href text not null,
        title text not null,
        body text not null,
        stems tsvector not null,
        grams text[] not null,
        primary key (file, ordinal, lang)
      )`.execute(db)
    let after = { file: '', ordinal: 0 }
    for (;;) {
      const held = await db
        .selectFrom('view.activity')
        .select(['file', 'ordinal', 'tree'])
        .where(sql<boolean>`(file, ordinal) > (${after.file}, ${after.ordinal}::integer)`)
        .orderBy('file')
        .orderBy('ordinal')
        .limit(activitiesAtOnce)
        .execute()
      const last = held.at(-1)
      if (!last) break
      await db
        .insertInto('view.activity_search')
        .values(
          held.flatMap(({ file, ordinal, tree }) =>
            searchRowsOf(file, ordinal, activityFrom(fromJsonML(tree))),
          ),
        )
        .execute()
      after = last
    }
    await sql`create index activity_search_stems on view.activity_search using gin (stems)`.execute(db)
    await sql`create index activity_search_grams on view.activity_search using gin (grams)`.execute(db)
  },
}
