import { html, type Html } from '../../../design/index.ts'
import type { Locale } from '../../../platform/language/index.ts'
import type { ByCurrency } from '../iati/index.ts'

/** An exact amount, isolated from the sentence around it. */
export const amount = (l: Locale, value: string, currency: string): Html =>
  html`<bdi>${l.money(value, currency)}</bdi>`

/** Sums by currency, one after another; words where there is none, since no data is not zero. */
export const amounts = (l: Locale, sums: ByCurrency): Html => {
  const each = Object.entries(sums)
  return each.length === 0
    ? html`${l.t('projects.no-data')}`
    : html`<bdi>${l.list(each.map(([currency, value]) => l.money(value, currency)))}</bdi>`
}

/** The same in a cell: each on a line of its own. */
export const amountLines = (l: Locale, sums: ByCurrency): Html => {
  const each = Object.entries(sums)
  return each.length === 0
    ? html`<span class="soft">${l.t('projects.no-data')}</span>`
    : html`${each.map(([currency, value], i) => html`${i ? html`<br />` : ''}${amount(l, value, currency)}`)}`
}
