import { sql } from 'kysely'
import type { Db } from '../../../platform/database/index.ts'
import type { Lang, LangText } from '../../../platform/language/index.ts'
import type { ActivityRow } from '../tables.ts'
import { current, matching, type ProjectFilter } from './current.ts'

/** A project in a list. */
export type ListedProject = Pick<
  ActivityRow,
  'identifier' | 'titles' | 'status' | 'starts' | 'ends' | 'countries' | 'reporting_ref' | 'reporting_names'
> & { set: string }

const listed = sql`a.identifier, a.titles, a.status, a.starts, a.ends, a.countries, a.reporting_ref, a.reporting_names, f.set`

export const sorts = ['newest', 'title', 'identifier'] as const
export type Sort = (typeof sorts)[number]

/** A part of the projects that match; titles are sorted as the language does. */
export async function listProjects(
  db: Db,
  filter: ProjectFilter,
  { sort, lang, limit, offset = 0 }: { sort: Sort; lang: Lang; limit: number; offset?: number },
): Promise<ListedProject[]> {
  const order = {
    newest: sql`a.starts desc nulls last, a.identifier`,
    identifier: sql`a.identifier collate "C"`,
    title: sql`coalesce(a.titles ->> ${lang}, a.titles ->> 'en', a.titles #>> '{}')
      collate ${sql.id(await collationOf(db, lang))}, a.identifier`,
  }[sort]
  const { rows } = await sql<ListedProject>`
    select ${listed} from ${current} where ${matching(filter)}
    order by ${order} limit ${limit} offset ${offset}`.execute(db)
  return rows
}

/** The next projects after this identifier, in the order of identifiers. */
export async function projectsAfter(
  db: Db,
  filter: ProjectFilter,
  after: string,
  limit: number,
): Promise<ListedProject[]> {
  const { rows } = await sql<ListedProject>`
    select ${listed} from ${current} where ${matching(filter)} and a.identifier collate "C" > ${after}
    order by a.identifier collate "C" limit ${limit}`.execute(db)
  return rows
}

/** The language's own order, where the server was built with it. */
async function collationOf(db: Db, lang: Lang): Promise<string> {
  const name = `${lang}-x-icu`
  const { rows } = await sql`select from pg_collation where collname = ${name}`.execute(db)
  return rows.length > 0 ? name : 'C'
}

export interface Choices {
  readonly countries: string[]
  readonly statuses: string[]
  readonly sectors: { vocabulary: string; code: string }[]
  readonly reporters: { ref: string; names: LangText }[]
  readonly sets: string[]
}

const made = new WeakMap<Db, { entry: number; choices: Choices }>()

/** What the filters offer: what there is. It changes only with a new file, and is kept until then. */
export async function choicesOf(db: Db): Promise<Choices> {
  const { rows } = await sql<{ entry: number }>`
    select coalesce(max(entry), -1)::bigint as entry from view.activity_file`.execute(db)
  const entry = rows[0]?.entry ?? -1
  const kept = made.get(db)
  if (kept?.entry === entry) return kept.choices
  const choices = await makeChoices(db)
  made.set(db, { entry, choices })
  return choices
}

async function makeChoices(db: Db): Promise<Choices> {
  const [countries, statuses, sectors, reporters, sets] = await Promise.all([
    sql<{ code: string }>`select distinct unnest(a.countries) as code from ${current}`.execute(db),
    sql<{ code: string }>`select distinct a.status as code from ${current} order by 1`.execute(db),
    sql<{ vocabulary: string; code: string }>`
      select s.vocabulary, s.code from ${current}
      join view.activity_sector s on s.file = a.file and s.ordinal = a.ordinal
      group by 1, 2 order by s.vocabulary, s.code limit 1000`.execute(db),
    sql<{ ref: string; names: LangText }>`
      select a.reporting_ref as ref, (array_agg(a.reporting_names order by f.entry desc))[1] as names
      from ${current} group by 1 order by 1`.execute(db),
    sql<{ set: string }>`select distinct f.set from view.activity_file f order by 1`.execute(db),
  ])
  return {
    countries: countries.rows.map(({ code }) => code),
    statuses: statuses.rows.map(({ code }) => code),
    sectors: sectors.rows,
    reporters: reporters.rows,
    sets: sets.rows.map(({ set }) => set),
  }
}
