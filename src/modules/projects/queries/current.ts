import { sql, type RawBuilder } from 'kysely'
import { patternsOf } from '../rules/search.ts'

/** Which projects are asked for; what is left out does not filter. */
export interface ProjectFilter {
  /** words, all of which have to be found */
  readonly q?: string | undefined
  /** ISO 3166-1 alpha-2 */
  readonly country?: string | undefined
  /** vocabulary:code */
  readonly sector?: string | undefined
  /** ActivityStatus */
  readonly status?: string | undefined
  /** the identifier of the reporting organisation */
  readonly reporter?: string | undefined
  readonly set?: string | undefined
  /** the act that opened a path */
  readonly path?: string | undefined
}

/** Activities `a` of published files `f`, each once: as the file that was published last has it. */
export const current: RawBuilder<unknown> = sql`
  view.activity a join view.activity_file f on f.file = a.file and not exists (
    select from view.activity newer join view.activity_file later on later.file = newer.file
    where newer.identifier = a.identifier and later.entry > f.entry)`

/** The condition on `a` and `f` that a filter stands for. */
export function matching(filter: ProjectFilter): RawBuilder<unknown> {
  const { q, country, sector, status, reporter, set, path } = filter
  const conditions = patternsOf(q ?? '').map((pattern) => sql`a.words like ${pattern}`)
  if (country) conditions.push(sql`a.countries @> ${[country]}`)
  if (status) conditions.push(sql`a.status = ${status}`)
  if (reporter) conditions.push(sql`a.reporting_ref = ${reporter}`)
  if (set) conditions.push(sql`f.set = ${set}`)
  if (sector)
    conditions.push(sql`exists (
      select from view.activity_sector s
      where s.file = a.file and s.ordinal = a.ordinal and s.vocabulary || ':' || s.code = ${sector})`)
  if (path)
    conditions.push(sql`exists (
      select from view.activity_link k where k.identifier = a.identifier and k.paths @> array[${path}::uuid])`)
  return conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`true`
}
