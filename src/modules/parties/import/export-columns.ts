import type { Lang } from '../../../platform/language/types.ts'
import type { Column } from './columns.ts'
import type { KnownStatus, SheetParty } from './party.ts'
import { firstWord, headerLanguages, headings, kindWords } from './vocabulary.ts'
import type { ColumnName } from './vocabulary.ts'

export type ExportOptions = {
  /** The language of headings, kinds and statuses; English where it is none of the six. */
  lang: Lang
  /** The mechanism's languages, in their order: the columns of names. */
  langs: Lang[]
  statuses: KnownStatus[]
  /** Whether the reader asked for focal points, who are people, and for notes, and may have them. */
  focalPoints: boolean
}

/** Parties as a table that the import reads back as the same; countries and regions are codes, which name nobody. */
export const exportParties = (
  parties: SheetParty[],
  options: ExportOptions,
): { header: string[]; rows: string[][] } => {
  const columns = exportedColumns(options)
  const lang = headerLanguages.find((known) => known === options.lang) ?? 'en'
  const header = columns.map((column) => {
    const [name, of] = column.split(':') as [ColumnName, Lang?]
    const heading = firstWord(headings[name][lang])
    return of ? `${heading} (${of})` : heading
  })
  return {
    header,
    rows: parties.map((party) => columns.map((column) => cellOf(party, column, { ...options, lang }))),
  }
}

const exportedColumns = ({ langs, focalPoints }: ExportOptions): Column[] => [
  'identifier',
  ...langs.map((lang) => `name:${lang}` as const),
  ...langs.map((lang) => `shortName:${lang}` as const),
  ...(['kind', 'country', 'region', 'status', 'since', 'website', 'ror', 'lei', 'iati'] as const),
  'otherIdentifiers',
  // A note is the secretariat's own, as the people are.
  ...(focalPoints ? (['focalPoint', 'focalPointEmail', 'note'] as const) : []),
]

const ownColumns = new Set(['ror', 'lei', 'iati'])

type Written = ExportOptions & { lang: (typeof headerLanguages)[number] }

const cellOf = (party: SheetParty, column: Column, { lang, statuses }: Written): string => {
  if (column.startsWith('name:')) return party.names[column.slice(5)] ?? ''
  if (column.startsWith('shortName:')) return party.shortNames[column.slice(10)] ?? ''
  const { identifiers } = party
  switch (column) {
    case 'identifier':
      return party.slug
    case 'kind':
      return party.kind ? firstWord(kindWords[party.kind][lang]) : ''
    case 'status':
      return statuses.find(({ id }) => id === party.status)?.names[lang] ?? party.status ?? ''
    case 'country':
    case 'region':
    case 'since':
    case 'website':
    case 'note':
      return party[column] ?? ''
    case 'focalPoint':
      return party.focalPoint?.name ?? ''
    case 'focalPointEmail':
      return party.focalPoint?.email ?? ''
    case 'otherIdentifiers': {
      const others = identifiers.filter(({ scheme }) => !ownColumns.has(scheme))
      return others.map(({ scheme, value }) => `${scheme}:${value}`).join('; ')
    }
    default:
      return identifiers.find(({ scheme }) => scheme === column)?.value ?? ''
  }
}
