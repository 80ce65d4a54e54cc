import { attributeOf, childOf, childrenOf, textOf } from '../tree.ts'
import type { Node } from '../tree.ts'
import { dayIn, dayOf } from './dates.ts'
import { given } from './given.ts'
import type { Defaults } from './narratives.ts'
import { counterparty } from './organisations.ts'
import type { Counterparty } from './organisations.ts'

/** An xsd:decimal exactly as the file writes it (trimmed), an ISO 4217 code, and the day whose exchange rate applies. */
export type Money = { amount: string; currency: string; valueDate: string }

/** `type`: BudgetType, 1 (original) when not given; `status`: BudgetStatus, 1 (indicative) when not given. */
export type Budget = { type: string; status: string; start: string; end: string; value: Money }

export type PlannedDisbursement = {
  type?: string
  start: string
  end?: string
  value: Money
  provider?: Counterparty
  receiver?: Counterparty
}

/** The `value` of a budget, planned disbursement or transaction. Throws where no currency is given at all: an activity with that fault is not accepted. */
export function moneyIn(parent: Node, defaults: Defaults): Money {
  const node = childOf(parent, 'value')
  const currency = attributeOf(node, 'currency') ?? defaults.currency
  if (node === undefined || currency === undefined) {
    throw new TypeError(`line ${parent.line}: a ${parent.name} without an amount in a currency was accepted`)
  }
  return { amount: textOf(node), currency, valueDate: dayOf(node, 'value-date') ?? '' }
}

export function budgets(activity: Node, defaults: Defaults): Budget[] {
  return childrenOf(activity, 'budget').map((node) => ({
    type: attributeOf(node, 'type') ?? '1',
    status: attributeOf(node, 'status') ?? '1',
    start: dayIn(node, 'period-start') ?? '',
    end: dayIn(node, 'period-end') ?? '',
    value: moneyIn(node, defaults),
  }))
}

export function plannedDisbursements(activity: Node, defaults: Defaults): PlannedDisbursement[] {
  return childrenOf(activity, 'planned-disbursement').map((node) =>
    given({
      type: attributeOf(node, 'type'),
      start: dayIn(node, 'period-start') ?? '',
      end: dayIn(node, 'period-end'),
      value: moneyIn(node, defaults),
      provider: counterparty(node, 'provider', defaults),
      receiver: counterparty(node, 'receiver', defaults),
    }),
  )
}
