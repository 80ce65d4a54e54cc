import { dateType } from '../codelists/codes.ts'
import type { Report } from '../faults.ts'
import { attributeOf, childOf, childrenOf, select } from '../tree.ts'
import type { Node } from '../tree.ts'

/** The calendar day of a date or date-time; a zone, which xsd:date allows, is no part of a legal day. */
const dayOf = (node: Node | undefined, attribute = 'iso-date') => attributeOf(node, attribute)?.slice(0, 10)

const typed = (activity: Node, type: string) =>
  childrenOf(activity, 'activity-date').find((node) => attributeOf(node, 'type') === type)

/**
 * Ruleset 6.11.1, 7.5.3, 8.6.x, 11.1.x and 11.2.x. Days compare as `YYYY-MM-DD`. Whether a date lies in the
 * future is checked against `today`, the day on which the file is read, and only when that is given.
 */
export function checkDates(activity: Node, report: Report, today?: string): void {
  const start = typed(activity, dateType.plannedStart)
  const actualStart = typed(activity, dateType.actualStart)
  const actualEnd = typed(activity, dateType.actualEnd)
  if (!start && !actualStart) report('start-date-missing', activity, { rule: '6.11.1' })
  checkOrder(start, typed(activity, dateType.plannedEnd), '11.1.2', report)
  checkOrder(actualStart, actualEnd, '11.1.3', report)
  for (const period of childrenOf(activity, 'budget', 'planned-disbursement')) {
    checkOrder(childOf(period, 'period-start'), childOf(period, 'period-end'), '8.6.3', report)
  }
  for (const period of select(activity, 'result', 'indicator', 'period')) {
    checkOrder(childOf(period, 'period-start'), childOf(period, 'period-end'), '8.6.1', report)
  }
  for (const budget of childrenOf(activity, 'budget')) checkYear(budget, report)
  if (today === undefined) return

  const past: [rule: string, attribute: string, nodes: (Node | undefined)[]][] = [
    ['11.1.1', 'last-updated-datetime', [activity]],
    ['11.1.4', 'iso-date', [actualStart]],
    ['11.1.5', 'iso-date', [actualEnd]],
    ['11.2.1', 'iso-date', select(activity, 'transaction', 'transaction-date')],
    ['11.2.2', 'value-date', select(activity, 'transaction', 'value')],
  ]
  for (const [rule, attribute, nodes] of past) {
    for (const node of nodes) {
      const day = dayOf(node, attribute)
      if (node && day !== undefined && day > today) {
        report('date-in-future', node, { attribute, rule, values: { date: day } })
      }
    }
  }
}

function checkOrder(first: Node | undefined, last: Node | undefined, rule: string, report: Report): void {
  const [start, end] = [dayOf(first), dayOf(last)]
  if (last === undefined || start === undefined || end === undefined || start <= end) return
  report('dates-out-of-order', last, { attribute: 'iso-date', rule, values: { start, end } })
}

/** 7.5.3: a budget period of at most one year; the same day of the next year is still within it. */
function checkYear(budget: Node, report: Report): void {
  const [start, end] = [dayOf(childOf(budget, 'period-start')), dayOf(childOf(budget, 'period-end'))]
  if (start === undefined || end === undefined) return
  const limit = `${String(Number(start.slice(0, 4)) + 1).padStart(4, '0')}${start.slice(4)}`
  if (end > limit) report('period-longer-than-a-year', budget, { rule: '7.5.3', values: { start, end } })
}
