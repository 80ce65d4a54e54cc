import { Fraction } from 'fraction.js'
import { transactionType } from './codelists/codes.ts'
import { decimalOf } from './exact.ts'
import type { Activity } from './model/activity.ts'

/** Exact decimal by ISO 4217 code. No key where nothing was counted: no data is not zero. */
export type ByCurrency = Record<string, string>

/**
 * `commitments`: transaction types 2 (outgoing) and 11 (incoming), as they stand; `incomingCommitments` is
 * the part of type 11, which may be another activity's outgoing commitment seen from the other side.
 * `disbursements`: type 3. Nothing is netted between activities.
 */
export type Totals = {
  projects: number
  locations: number
  transactions: number
  commitments: ByCurrency
  incomingCommitments: ByCurrency
  disbursements: ByCurrency
}

export type TotalCounter = { add: (activity: Activity) => void; result: () => Totals }

/** Counts activities one by one, so that a file of any size can be totalled while it is read. */
export function countTotals(): TotalCounter {
  const counts = { projects: 0, locations: 0, transactions: 0 }
  const commitments = new Map<string, Fraction>()
  const incomingCommitments = new Map<string, Fraction>()
  const disbursements = new Map<string, Fraction>()
  const sumsByType: Record<string, Map<string, Fraction>[]> = {
    [transactionType.outgoingCommitment]: [commitments],
    [transactionType.incomingCommitment]: [commitments, incomingCommitments],
    [transactionType.disbursement]: [disbursements],
  }
  return {
    add(activity) {
      counts.projects += 1
      counts.locations += activity.locations.length
      counts.transactions += activity.transactions.length
      for (const { type, value } of activity.transactions) {
        for (const sums of sumsByType[type] ?? []) {
          sums.set(value.currency, (sums.get(value.currency) ?? new Fraction(0)).add(value.amount))
        }
      }
    },
    result: () => ({
      ...counts,
      commitments: byCurrency(commitments),
      incomingCommitments: byCurrency(incomingCommitments),
      disbursements: byCurrency(disbursements),
    }),
  }
}

/** Totals of activities already at hand. */
export function totalsOf(activities: Iterable<Activity>): Totals {
  const counter = countTotals()
  for (const activity of activities) counter.add(activity)
  return counter.result()
}

function byCurrency(sums: Map<string, Fraction>): ByCurrency {
  return Object.fromEntries([...sums].map(([currency, sum]) => [currency, decimalOf(sum)]))
}
