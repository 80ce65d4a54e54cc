import { sql } from 'kysely'
import type { LangText } from '../../platform/language/index.ts'
import type { Module, SubjectFinder } from '../../platform/web/house.ts'
import { linkActivity } from './acts/link-activity.ts'
import { publishFile } from './acts/publish-activity-file.ts'
import { stagedTables, stagedWords } from './import/rows.ts'
import { projects001 } from './migrations/001-projects.ts'
import { projects002 } from './migrations/002-search.ts'
import { current } from './queries/current.ts'
import { routes } from './routes.ts'
import { addressOf } from './rules/address.ts'
import { tells } from './tells.ts'

/** Projects and the money in them, from IATI activity files. */
export const projects: Module = {
  name: 'projects',
  acts: [publishFile, linkActivity],
  migrations: [projects001, projects002],
  routes,
  tells,
  bulk: stagedTables.map((table) => ({ table, file: 'file', published: 'view.activity_file' })),
  words: stagedWords,
  searched: [
    sql`(
      select s.* from ${current} join view.activity_search s on s.file = a.file and s.ordinal = a.ordinal
    ) as standing`,
  ],
  subjects: { 'activity-file.published': files, 'activity.linked': linked },
}

async function files(...[db, ids]: Parameters<SubjectFinder>): ReturnType<SubjectFinder> {
  const rows = await db
    .selectFrom('view.activity_file')
    .select(['act_id', 'set', 'name'])
    .where('act_id', 'in', ids)
    .execute()
  return rows.map(({ act_id, set, name }) => ({
    id: act_id,
    station: 'none',
    // a label that the publisher gave, of no language
    title: { und: `${set}: ${name}` },
    href: `/projects?set=${encodeURIComponent(set)}`,
  }))
}

/** Projects by the act that linked them last; an earlier one no longer says anything. */
async function linked(...[db, ids]: Parameters<SubjectFinder>): ReturnType<SubjectFinder> {
  const { rows } = await sql<{ act_id: string; identifier: string; titles: LangText }>`
    select k.act_id, a.identifier, a.titles
    from ${current} join view.activity_link k on k.identifier = a.identifier
    where k.act_id = any(${ids}::uuid[])`.execute(db)
  return rows.map(({ act_id, identifier, titles }) => ({
    id: act_id,
    station: 'project',
    title: Object.keys(titles).length > 0 ? titles : { und: identifier },
    href: addressOf(identifier),
  }))
}
