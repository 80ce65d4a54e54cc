import type { Db } from '../../../platform/database/index.ts'
import type { Locale } from '../../../platform/language/index.ts'
import type { ProjectFilter } from '../queries/current.ts'
import { listProjects } from '../queries/lists.ts'
import { moneyOfEach } from '../queries/totals.ts'

type Sheet = [header: string[], rows: string[][]]

/** The projects that match, one row for each currency that they have; an empty cell is no data. */
export async function projectsCsv(db: Db, filter: ProjectFilter, l: Locale): Promise<Sheet> {
  const found = await listProjects(db, filter, { sort: 'identifier', lang: l.lang, limit: 1_000_000 })
  const money = await moneyOfEach(
    db,
    found.map(({ identifier }) => identifier),
  )
  const header =
    'identifier,title,title_language,status,start,end,countries,reporting_organisation,set,currency,commitments,disbursements'
  return [
    header.split(','),
    found.flatMap((project) => {
      const { commitments = {}, disbursements = {} } = money.get(project.identifier) ?? {}
      const currencies = [...new Set([...Object.keys(commitments), ...Object.keys(disbursements)])].toSorted()
      const title = l.pick(project.titles)
      return (currencies.length > 0 ? currencies : ['']).map((currency) => [
        project.identifier,
        title.text,
        title.text === '' ? '' : title.lang,
        project.status,
        project.starts ?? '',
        project.ends ?? '',
        project.countries.join(' '),
        project.reporting_ref,
        project.set,
        currency,
        commitments[currency] ?? '',
        disbursements[currency] ?? '',
      ])
    }),
  ]
}

/** All transactions of an activity, in the file's order. */
export async function transactionsCsv(
  db: Db,
  { file, ordinal }: { file: string; ordinal: number },
): Promise<Sheet> {
  const rows = await db
    .selectFrom('view.activity_transaction')
    .selectAll()
    .where('file', '=', file)
    .where('ordinal', '=', ordinal)
    .orderBy('number')
    .execute()
  return [
    ['number', 'type', 'date', 'amount', 'currency', 'value_date'],
    rows.map((row) => [String(row.number), row.type, row.day, row.amount, row.currency, row.value_day]),
  ]
}
