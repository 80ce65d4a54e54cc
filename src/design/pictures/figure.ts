import type { Locale } from '../../platform/language/types.ts'
import { attrs, html, rich, sentences, type Html, type Words } from '../html.ts'
import { disclosure } from '../pieces/disclosure/index.ts'
import { downloadLine, type Download } from '../pieces/pager/index.ts'
import { table, type Table } from '../pieces/table/index.ts'

export type Figure = {
  id?: string
  /** What it shows, as a sentence: 'The share rose by 4.8 points'. */
  title: Words
  /** Unit and period. */
  subtitle: Words
  picture: Html
  source: Words
  /** The day of the data, as the language writes it. */
  date?: Words
  /** What else has to be known to read it. */
  note?: Words
  /** Whether the picture has hatched parts, whose meaning is then said. */
  hatched?: boolean
  /** A map says what it does not imply. */
  map?: boolean
  /** The same values. */
  data: Table
  downloads?: Download[]
}

/** A picture with what it shows, its unit and period, its source and date, and the same values as a table. */
export function figure(it: Figure, l: Locale): Html {
  const { id, title, subtitle, picture, source, date, note, hatched, map, data, downloads = [] } = it
  return html`<figure class="chart" ${attrs({ id })}>
    <figcaption>
      <h3>${title}</h3>
      <p class="small">${subtitle}</p>
    </figcaption>
    ${picture}
    <p>
      ${sentences(
        [
          rich(l, 'design.figure.source', { source }),
          date !== undefined && rich(l, 'design.figure.date', { date }),
          hatched && l.t('design.figure.hatched'),
          note,
        ],
        l,
      )}
    </p>
    ${map ? html`<p>${l.t('design.map.disclaimer')}</p>` : ''}${downloads.length ? downloadLine(downloads, l) : ''}
    ${disclosure(l.t('design.as-table', { n: data.rows.length }), table({ dense: true, ...data }, l))}
  </figure> `
}
