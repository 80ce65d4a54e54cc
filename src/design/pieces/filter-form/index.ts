import type { Locale } from '../../../platform/language/types.ts'
import { attrs, html, type Html } from '../../html.ts'

export type FilterForm = {
  /** Fields made with the field pieces, `small` set. */
  fields: Html[]
  action?: string
  /** What the address keeps besides the fields: the sort order, a view. */
  keep?: Record<string, string>
  /** The button's words, where it does something else than to filter. */
  go?: string
  /** The address without any filter, where one is set. */
  clearHref?: string
}

/** A plain GET form: the filter is in the address, which can be kept and sent on. */
export const filterForm = ({ fields, action, keep = {}, go, clearHref }: FilterForm, l: Locale): Html =>
  html`<form class="filter" method="get" ${attrs({ action })}>
    ${Object.entries(keep).map(
      ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
    )}${fields}<button type="submit">${go ?? l.t('design.filter')}</button>${
      clearHref ? html`<a class="clear" href="${clearHref}">${l.t('design.filter.clear')}</a>` : ''
    }
  </form>`
