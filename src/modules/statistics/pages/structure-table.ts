import { bareContent, html, table, type Html } from '../../../design/index.ts'
import type { Locale } from '../../../platform/language/index.ts'
import type { Structure } from '../files/structure.ts'

const mostCodes = 12

/** What each column of the file says, and the codes that it takes. */
export function structureTable(l: Locale, structure: Structure): Html {
  const codesOf = (codes: Record<string, Record<string, string>> | undefined): Html | '' => {
    const all = Object.entries(codes ?? {})
    if (all.length === 0) return ''
    return html`${all
      .slice(0, mostCodes)
      .map(
        ([code, name], i) =>
          html`${i > 0 ? html`<br>` : ''}<code><bdi>${code}</bdi></code> ${bareContent(name, l)}`,
      )}${all.length > mostCodes ? html`<br><span class="soft">${l.t('statistics.more-codes', { n: all.length - mostCodes })}</span>` : ''}`
  }
  const units = Object.fromEntries(Object.entries(structure.units).map(([id, { title }]) => [id, title]))
  return table(
    {
      label: l.t('statistics.structure'),
      dense: true,
      columns: [
        { name: l.t('statistics.column'), header: true },
        { name: l.t('statistics.says-what') },
        { name: l.t('statistics.part') },
        { name: l.t('statistics.codes') },
      ],
      rows: [
        ...structure.dimensions.map((d) => [
          html`<code><bdi>${d.column}</bdi></code>`,
          bareContent(d.title, l),
          l.t('statistics.part.dimension'),
          'codes' in d ? codesOf(d.codes) : '',
        ]),
        ...structure.measures.map((m) => [
          html`<code><bdi>${m.column}</bdi></code>`,
          bareContent(m.title, l),
          l.t('statistics.part.measure'),
          m.unit === undefined ? codesOf(units) : bareContent(units[m.unit] ?? {}, l),
        ]),
        ...structure.attributes.map((a) => [
          html`<code><bdi>${a.column}</bdi></code>`,
          bareContent(a.title, l),
          l.t('statistics.part.attribute'),
          '',
        ]),
      ],
    },
    l,
  )
}
