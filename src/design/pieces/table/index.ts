import type { Locale } from '../../../platform/language/types.ts'
import { attrs, html, raw, written, type Html, type Words } from '../../html.ts'

export type Column = {
  name: Words
  /** Numbers stand at the end, so that their digits are under each other. */
  align?: 'end'
  /** The address that sorts by this column, and how the rows are sorted by it now. */
  sort?: { href: string; now?: 'ascending' | 'descending' }
  /** The cell that names its row; the first column if none is marked. */
  header?: boolean
  /** A column whose cells stay on one line. */
  nowrap?: boolean
}

export type Cell = Words | { value: Words; class?: string }
export type Row = Cell[] | { cells: Cell[]; sum?: boolean; id?: string; current?: boolean }

export type Table = {
  columns: Column[]
  rows: Row[]
  /** The name of the table for those who do not see it; needed, since the table may scroll inside itself. */
  label: string
  /** Shown above the table where no heading names it. */
  caption?: Words
  dense?: boolean
  /** Nothing but the row's name may break over lines: short cells in many columns. */
  nowrap?: boolean
  /** In the place of a table without rows. */
  empty?: Words
}

/** A table that scrolls inside itself on a narrow screen, its first column staying; sorted by address, not by script. */
export function table({ columns, rows, label, caption, dense, nowrap, empty }: Table, l: Locale): Html {
  if (!rows.length) return html`<p class="empty">${empty ?? l.t('design.empty')}</p>`
  const named = Math.max(
    0,
    columns.findIndex((column) => column.header),
  )
  const classes = [dense && 'dense', nowrap && 'nw'].filter(Boolean).join(' ')
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${l.t('design.table.label', { label })}">
<table${attrs({ class: classes || undefined })}>${
    caption
      ? html`<caption>
          ${caption}
        </caption>`
      : ''
  }
<thead><tr>${columns.map(head)}</tr></thead>
<tbody>${raw(rows.map((row) => line(row, columns, named)).join(''))}
</tbody></table></div>`
}

const head = ({ name, align, sort }: Column): Html =>
  html`<th scope="col" ${attrs({ class: align, 'aria-sort': sort && (sort.now ?? 'none') })}>
    ${sort ? html`<a href="${sort.href}">${name}</a>` : name}
  </th>`

function line(row: Row, columns: Column[], named: number): string {
  const { cells, sum, id, current } = Array.isArray(row) ? { cells: row } : row
  const own =
    sum || id || current ? attrs({ id, class: sum && 'sum', 'aria-current': current && 'true' }) : ''
  return `\n<tr${own}>${cells.map((cell, i) => body(cell, columns[i], i === named)).join('')}</tr>`
}

function body(cell: Cell, column: Column | undefined, named: boolean): string {
  const { value, class: own } = isCell(cell) ? cell : { value: cell }
  const classes = [column?.align, column?.nowrap && 'nw', own].filter(Boolean).join(' ')
  const attributes = classes ? attrs({ class: classes }) : ''
  return named
    ? `<th scope="row"${attributes}>${written(value)}</th>`
    : `<td${attributes}>${written(value)}</td>`
}

// Words are a string, or a boxed string that is escaped; only a cell of its own has a value.
const isCell = (cell: Cell): cell is { value: Words; class?: string } =>
  typeof cell === 'object' && 'value' in cell
