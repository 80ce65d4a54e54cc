import { html, section, sentences, table, type Html } from '../../../design/index.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import type { ProjectTotals } from '../queries/totals.ts'
import { amount } from './money.ts'

/** The totals by currency, and what they count: nothing is converted, and nothing is netted in silence. */
export function whatIsCounted(c: Ctx, totals: ProjectTotals): Html {
  const { l } = c
  const { commitments, incomingCommitments, disbursements } = totals
  const currencies = [
    ...new Set([commitments, disbursements].flatMap((sums) => Object.keys(sums))),
  ].toSorted()
  const cell = (value: string | undefined, currency: string) =>
    value === undefined
      ? html`<span class="soft">${l.t('projects.no-data')}</span>`
      : amount(l, value, currency)
  return section(
    { heading: l.t('projects.totals'), note: l.t('projects.totals-note') },
    table(
      {
        label: l.t('projects.totals'),
        columns: [
          { name: l.t('projects.currency'), header: true },
          { name: l.t('projects.committed'), align: 'end' },
          { name: l.t('projects.of-which-incoming'), align: 'end' },
          { name: l.t('projects.disbursed'), align: 'end' },
        ],
        rows: currencies.map((currency) => [
          html`<bdi>${currency}</bdi>`,
          cell(commitments[currency], currency),
          cell(incomingCommitments[currency], currency),
          cell(disbursements[currency], currency),
        ]),
        empty: l.t('projects.no-transactions'),
      },
      l,
    ),
    html`<p class="small soft">
      ${sentences(
        [
          l.t('projects.counted', { transactions: totals.transactions, locations: totals.locations }),
          totals.secondary > 0 && l.t('projects.counted-secondary', { n: totals.secondary }),
          totals.parts > 0 && l.t('projects.counted-parts', { n: totals.parts }),
        ],
        l,
      )}
    </p>`,
  )
}
