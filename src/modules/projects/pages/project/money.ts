import { content, downloadLine, html, section, table, type Html } from '../../../../design/index.ts'
import type { Ctx } from '../../../../platform/web/context.ts'
import { addressOf } from '../../rules/address.ts'
import { textsOf } from '../../rules/texts.ts'
import { budgetName, transactionName } from '../codes.ts'
import { amount } from '../money.ts'
import type { ShownProject } from '../project-page.ts'
import { dayWords } from './facts.ts'
import { organisation } from './organisations.ts'

/** A page stays light; all transactions are in the file beside it. */
const mostTransactions = 100

/** Money that moved or was promised, each exactly as the file has it. */
export function transactionsSection(c: Ctx, { activity }: ShownProject): Html {
  const { l } = c
  const { transactions } = activity
  const shown = transactions.slice(0, mostTransactions)
  return section(
    {
      heading: l.t('projects.transactions'),
      note: l.t('projects.transactions-note', { n: transactions.length, shown: shown.length }),
      id: 'transactions',
    },
    table(
      {
        label: l.t('projects.transactions'),
        dense: true,
        columns: [
          { name: l.t('projects.day'), nowrap: true, header: true },
          { name: l.t('projects.kind') },
          { name: l.t('projects.provider') },
          { name: l.t('projects.receiver') },
          { name: l.t('projects.amount'), align: 'end', nowrap: true },
          { name: l.t('projects.value-date'), nowrap: true },
        ],
        rows: shown.map(({ date, type, provider, receiver, descriptions, value }) => [
          dayWords(c, date),
          descriptions.length > 0
            ? html`${transactionName(l, type)}<br /><span class="small">${content(textsOf(descriptions), l)}</span>`
            : transactionName(l, type),
          organisation(c, provider),
          organisation(c, receiver),
          amount(l, value.amount, value.currency),
          dayWords(c, value.valueDate),
        ]),
        empty: l.t('projects.no-transactions'),
      },
      l,
    ),
    transactions.length > 0
      ? downloadLine(
          [{ label: 'CSV', href: c.href(`${addressOf(activity.identifier)}/transactions.csv`) }],
          l,
        )
      : '',
  )
}

/** What was planned: budgets and planned disbursements by period. */
export function budgetsSection(c: Ctx, { activity }: ShownProject): Html[] {
  const { l } = c
  const rows = [
    ...activity.budgets.map((budget) => ({ ...budget, kind: budgetName(l, budget.type) })),
    ...activity.plannedDisbursements.map((planned) => ({ ...planned, kind: l.t('projects.planned') })),
  ]
  if (rows.length === 0) return []
  return [
    section(
      { heading: l.t('projects.budgets') },
      table(
        {
          label: l.t('projects.budgets'),
          columns: [
            { name: l.t('projects.kind'), header: true },
            { name: l.t('projects.from'), nowrap: true },
            { name: l.t('projects.to'), nowrap: true },
            { name: l.t('projects.amount'), align: 'end', nowrap: true },
          ],
          rows: rows.map(({ kind, start, end, value }) => [
            kind,
            dayWords(c, start),
            dayWords(c, end),
            amount(l, value.amount, value.currency),
          ]),
        },
        l,
      ),
    ),
  ]
}
