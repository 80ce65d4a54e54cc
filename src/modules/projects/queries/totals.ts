import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../../../platform/database/index.ts'
import { transactionType, type ByCurrency } from '../iati/index.ts'
import { current, matching, type ProjectFilter } from './current.ts'

/** Exact sums of transactions by currency. A currency without any of a kind has no key there: no data is not zero. */
export interface Money {
  /** the transactions that the sums count */
  readonly transactions: number
  /** outgoing and incoming (TransactionType 2 and 11) */
  readonly commitments: ByCurrency
  /** those of them that came in, and may be another project's outgoing ones */
  readonly incomingCommitments: ByCurrency
  /** TransactionType 3 */
  readonly disbursements: ByCurrency
}

export interface ProjectTotals extends Money {
  readonly projects: number
  readonly locations: number
  /** projects that somebody reports who is not responsible for them */
  readonly secondary: number
  /** projects that are parts of other projects: of a hierarchy below the first */
  readonly parts: number
}

interface SumRow {
  readonly key: string
  readonly currency: string
  readonly transactions: number
  readonly commitments: string | null
  readonly incoming: string | null
  readonly disbursements: string | null
}

type Counts = Omit<ProjectTotals, keyof Money>

const { outgoingCommitment, incomingCommitment, disbursement } = transactionType
const counted = [outgoingCommitment, incomingCommitment, disbursement]

const sums = (key: RawBuilder<unknown>, where: RawBuilder<unknown>) => sql<SumRow>`
  select ${key} as key, t.currency, count(*) as transactions,
         sum(t.amount) filter (where t.type <> ${disbursement}) as commitments,
         sum(t.amount) filter (where t.type = ${incomingCommitment}) as incoming,
         sum(t.amount) filter (where t.type = ${disbursement}) as disbursements
  from ${current} join view.activity_transaction t on t.file = a.file and t.ordinal = a.ordinal
  where t.type = any(${counted}) and ${where}
  group by 1, t.currency order by 1, t.currency`

const counts = (key: RawBuilder<unknown>, where: RawBuilder<unknown>) => sql<Counts & { key: string }>`
  select ${key} as key, count(*) as projects, count(*) filter (where a.secondary) as secondary,
         count(*) filter (where a.hierarchy > 1) as parts,
         sum((select count(*) from view.activity_location l
           where l.file = a.file and l.ordinal = a.ordinal))::bigint as locations
  from ${current} where ${where} group by 1 order by 1`

/** Totals of these projects. Nothing is converted and nothing netted. */
export async function totalsOf(db: Db, filter: ProjectFilter = {}): Promise<ProjectTotals> {
  const [all] = await totalsBy(db, sql`''`, filter)
  return all?.totals ?? { projects: 0, locations: 0, secondary: 0, parts: 0, ...moneyOf([]) }
}

/** Totals of each set, of the projects that stand as a file of it has them. */
export async function totalsBySet(db: Db): Promise<{ set: string; totals: ProjectTotals }[]> {
  return (await totalsBy(db, sql`f.set`)).map(({ key, totals }) => ({ set: key, totals }))
}

async function totalsBy(db: Db, key: RawBuilder<unknown>, filter: ProjectFilter = {}) {
  const where = matching(filter)
  const [{ rows: held }, { rows: summed }] = await Promise.all([
    counts(key, where).execute(db),
    sums(key, where).execute(db),
  ])
  const money = Map.groupBy(summed, (row) => row.key)
  return held.map(({ key, ...rest }) => ({ key, totals: { ...rest, ...moneyOf(money.get(key) ?? []) } }))
}

/** The sums of each of these projects, by identifier. */
export async function moneyOfEach(db: Db, identifiers: readonly string[]): Promise<Map<string, Money>> {
  if (identifiers.length === 0) return new Map()
  const { rows } = await sums(sql`a.identifier`, sql`a.identifier = any(${identifiers})`).execute(db)
  return new Map([...Map.groupBy(rows, ({ key }) => key)].map(([key, each]) => [key, moneyOf(each)]))
}

function moneyOf(rows: readonly SumRow[]): Money {
  const of = (kind: 'commitments' | 'incoming' | 'disbursements'): ByCurrency =>
    Object.fromEntries(
      rows.flatMap((row) => (row[kind] === null ? [] : [[row.currency, row[kind]] as const])),
    )
  return {
    transactions: rows.reduce((n, row) => n + row.transactions, 0),
    commitments: of('commitments'),
    incomingCommitments: of('incoming'),
    disbursements: of('disbursements'),
  }
}
