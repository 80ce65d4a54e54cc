import { attributeOf, childOf, childrenOf } from '../tree.ts'
import type { Node } from '../tree.ts'
import { dayIn } from './dates.ts'
import { isTrue } from './flags.ts'
import { given } from './given.ts'
import { codeIn } from './locations.ts'
import { moneyIn } from './money.ts'
import type { Money } from './money.ts'
import { narrativesOf } from './narratives.ts'
import type { Defaults, Narrative } from './narratives.ts'
import { counterparty } from './organisations.ts'
import type { Counterparty } from './organisations.ts'
import { recipientCountries, recipientRegions, sectors } from './shares.ts'
import type { CountryShare, Share } from './shares.ts'

/** `type`: TransactionType. `date`: the day it took place; its value has its own day for conversion. */
export type Transaction = {
  ref?: string
  type: string
  date: string
  value: Money
  humanitarian?: boolean
  descriptions: Narrative[]
  provider?: Counterparty
  receiver?: Counterparty
  sectors: Share[]
  countries: CountryShare[]
  regions: Share[]
  flowType?: string
  financeType?: string
  tiedStatus?: string
}

/** Transactions in the file's order, with no more than they say: sector, place, flow and finance type that they leave to the activity stay there. */
export function transactions(activity: Node, defaults: Defaults): Transaction[] {
  return childrenOf(activity, 'transaction').map((node) =>
    given({
      ref: attributeOf(node, 'ref'),
      type: codeIn(node, 'transaction-type') ?? '',
      date: dayIn(node, 'transaction-date') ?? '',
      value: moneyIn(node, defaults),
      humanitarian: isTrue(node, 'humanitarian'),
      descriptions: narrativesOf(childOf(node, 'description'), defaults),
      provider: counterparty(node, 'provider', defaults),
      receiver: counterparty(node, 'receiver', defaults),
      sectors: sectors(node, defaults),
      countries: recipientCountries(node, defaults),
      regions: recipientRegions(node, defaults),
      flowType: codeIn(node, 'flow-type'),
      financeType: codeIn(node, 'finance-type'),
      tiedStatus: codeIn(node, 'tied-status'),
    }),
  )
}
