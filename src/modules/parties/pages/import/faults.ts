import { html, table, type Html } from '../../../../design/index.ts'
import type { Fault } from '../../../../platform/files/spreadsheet/faults.ts'
import type { Locale } from '../../../../platform/language/index.ts'

const mostShown = 200

/** Where a fault is: 'Row 3, column C'. Nothing where it concerns the whole sheet. */
export const placeOf = ({ line, column }: Fault, l: Locale): string => {
  if (line === undefined) return ''
  return column === undefined
    ? l.t('parties.fault.at-line', { line })
    : l.t('parties.fault.at-cell', { line, column })
}

/** What is wrong, and what to do about it. */
export const wordsOf = ({ reason, values }: Fault, l: Locale): string =>
  l.t(`parties.fault.${reason}`, values)

/** Faults with their places, in the order of rows. */
export function faultTable(faults: readonly Fault[], l: Locale): Html {
  const inOrder = faults.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0))
  const shown = inOrder.slice(0, mostShown)
  const more = inOrder.length - shown.length
  return html`${table(
    {
      label: l.t('parties.import.faults'),
      columns: [
        { name: l.t('parties.import.place'), nowrap: true },
        { name: l.t('parties.import.what-to-do') },
      ],
      rows: shown.map((fault) => [placeOf(fault, l) || l.t('parties.import.whole-sheet'), wordsOf(fault, l)]),
    },
    l,
  )}${more > 0 ? html`<p class="small soft">${l.t('parties.fault.more-faults', { count: more })}</p>` : ''}`
}
